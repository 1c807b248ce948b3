package dev.edgescope.app.export;

import dev.edgescope.app.chart.PaintedPane;
import dev.edgescope.app.pen.Outline;
import dev.edgescope.app.pen.SvgPen;
import dev.edgescope.engine.record.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What is on the screen as SVG: charts draw themselves, of controls the surfaces, borders, icons
 * and texts are taken over. Shadows and other effects are left out.
 */
public final class SvgPicture {
  private final Node root;
  private final SvgPen pen;

  private SvgPicture(Node root, Color ground) {
    this.root = root;
    Bounds bounds = root.getLayoutBounds();
    pen = new SvgPen(bounds.getWidth(), bounds.getHeight());
    pen.setFill(ground);
    pen.fillRect(0, 0, bounds.getWidth(), bounds.getHeight());
  }

  /** A part of the window; {@code ground} lies under what it leaves free. */
  public static String of(Node node, Color ground) {
    SvgPicture picture = new SvgPicture(node, ground);
    picture.draw(node);
    return picture.pen.document();
  }

  /** Writes a document that {@link #of} has made, whole or not at all; the folder must exist. */
  public static void write(String document, Path file) throws IOException {
    WholeFile.write(file, path -> Files.writeString(path, document, StandardCharsets.UTF_8));
  }

  private void draw(Node node) {
    if (!node.isVisible() || node.getOpacity() == 0) {
      return;
    }
    switch (node) {
      case PaintedPane pane -> paint(node, pane);
      case Text text -> paint(text);
      case Shape shape -> paint(shape);
      case Region region -> {
        paint(region);
        children(region);
      }
      case Parent parent -> children(parent);
      default -> {}
    }
  }

  private void children(Parent parent) {
    boolean clipped = parent.getClip() instanceof Rectangle;
    if (clipped && parent.getClip() instanceof Rectangle clip) {
      Point2D corner = place(parent, clip.getX(), clip.getY());
      pen.clip(corner.getX(), corner.getY(), clip.getWidth(), clip.getHeight());
    }
    parent.getChildrenUnmodifiable().forEach(this::draw);
    if (clipped) {
      pen.unclip();
    }
  }

  private void paint(Node node, PaintedPane pane) {
    Point2D corner = place(node, 0, 0);
    pen.beginGroup(corner.getX(), corner.getY());
    pane.paintOn(pen);
    pen.endGroup();
  }

  private void paint(Region region) {
    if (region.getBackground() != null) {
      for (BackgroundFill fill : region.getBackground().getFills()) {
        if (fill.getFill() instanceof Color colour && colour.getOpacity() > 0) {
          Insets insets = fill.getInsets();
          double radius = fill.getRadii().getTopLeftHorizontalRadius();
          Point2D corner = place(region, insets.getLeft(), insets.getTop());
          pen.setFill(colour);
          pen.fillRoundRect(
              corner.getX(),
              corner.getY(),
              region.getWidth() - insets.getLeft() - insets.getRight(),
              region.getHeight() - insets.getTop() - insets.getBottom(),
              2 * radius,
              2 * radius);
        }
      }
    }
    if (region.getBorder() != null) {
      region.getBorder().getStrokes().forEach(stroke -> paint(region, stroke));
    }
  }

  /** Each side by itself, as a side may have a colour of its own or none. */
  private void paint(Region region, BorderStroke stroke) {
    double width = region.getWidth();
    double height = region.getHeight();
    edge(region, stroke.getTopStroke(), 0, 0, width, stroke.getWidths().getTop());
    double bottom = stroke.getWidths().getBottom();
    edge(region, stroke.getBottomStroke(), 0, height - bottom, width, bottom);
    edge(region, stroke.getLeftStroke(), 0, 0, stroke.getWidths().getLeft(), height);
    double right = stroke.getWidths().getRight();
    edge(region, stroke.getRightStroke(), width - right, 0, right, height);
  }

  private void edge(Region region, Paint paint, double x, double y, double width, double height) {
    if (paint instanceof Color colour && colour.getOpacity() > 0 && width > 0 && height > 0) {
      Point2D corner = place(region, x, y);
      pen.setFill(colour);
      pen.fillRect(corner.getX(), corner.getY(), width, height);
    }
  }

  private void paint(Text text) {
    if (!(text.getFill() instanceof Color colour) || text.getText().isBlank()) {
      return;
    }
    pen.setFill(colour);
    if (text instanceof FontIcon) {
      // An icon is a letter of a font that no one else has: its outline goes along instead.
      pen.fillPath(outline(text));
      return;
    }
    pen.setFont(text.getFont());
    pen.setTextAlign(TextAlignment.LEFT);
    Bounds bounds = text.getLayoutBounds();
    double baseline = bounds.getMinY() + text.getBaselineOffset();
    double lineHeight = bounds.getHeight() / Math.max(1, lines(text).length);
    for (String line : lines(text)) {
      Point2D start = place(text, bounds.getMinX(), baseline);
      pen.fillText(line, start.getX(), start.getY());
      baseline += lineHeight;
    }
  }

  /** The text in the lines in which it is set. */
  private static String[] lines(Text text) {
    if (text.getWrappingWidth() == 0) {
      return text.getText().split("\n", -1);
    }
    return wrapped(text);
  }

  private static String[] wrapped(Text text) {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder();
    Text ruler = new Text();
    ruler.setFont(text.getFont());
    for (String word : text.getText().split(" ", -1)) {
      ruler.setText(line.isEmpty() ? word : line + " " + word);
      if (ruler.getLayoutBounds().getWidth() > text.getWrappingWidth() && !line.isEmpty()) {
        lines.append(line).append('\n');
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    return lines.append(line).toString().split("\n", -1);
  }

  private void paint(Shape shape) {
    if (shape.getFill() instanceof Color colour && colour.getOpacity() > 0) {
      pen.setFill(colour);
      pen.fillPath(outline(shape));
    }
    if (shape instanceof Line line && line.getStroke() instanceof Color colour) {
      Point2D from = place(line, line.getStartX(), line.getStartY());
      Point2D to = place(line, line.getEndX(), line.getEndY());
      pen.setStroke(colour);
      pen.setLineWidth(line.getStrokeWidth());
      pen.setLineDashes(
          line.getStrokeDashArray().stream().mapToDouble(Double::doubleValue).toArray());
      pen.strokeLine(from.getX(), from.getY(), to.getX(), to.getY());
      pen.setLineDashes();
    }
  }

  /**
   * The filled outline in the coordinates of the picture; an outline lies in those of the scene.
   */
  private String outline(Shape shape) {
    Point2D origin = root.localToScene(0, 0);
    return Outline.of(shape).svg(-origin.getX(), -origin.getY());
  }

  private Point2D place(Node node, double x, double y) {
    return root.sceneToLocal(node.localToScene(x, y));
  }
}
