package dev.edgescope.app.pen;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;

/**
 * Draws on an opaque image, on any thread: a canvas is drawn on the toolkit's alone, which has the
 * window to draw meanwhile. Letters are outlines, so that they are those of the screen.
 */
public final class ImagePen extends SheetPen implements AutoCloseable {
  /** That of a canvas. */
  private static final float MITER_LIMIT = 10;

  private final Graphics2D out;

  /** What held before each clip that holds. */
  private final Deque<Optional<Shape>> clips = new ArrayDeque<>();

  /**
   * Draws on an image.
   *
   * @param density pixels of the image that a length of one is long
   */
  public ImagePen(BufferedImage image, double density) {
    out = image.createGraphics();
    out.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    // Where it was asked for: lines are not moved onto pixels.
    out.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    out.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    out.scale(density, density);
    setLineCap(StrokeLineCap.SQUARE); // that of a canvas
  }

  @Override
  public void close() {
    out.dispose();
  }

  @Override
  public void fillRect(double x, double y, double width, double height) {
    fill(new Rectangle2D.Double(x, y, width, height));
  }

  /** As a picture of a pixel a cell. */
  @Override
  public void fillCells(double x, double y, double width, double height, int columns, int[] argb) {
    int rows = argb.length / columns;
    BufferedImage cells = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB);
    cells.setRGB(0, 0, columns, rows, argb, 0, columns);
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.scale(width / columns, height / rows);
    out.drawImage(cells, place, null);
  }

  @Override
  public void strokeRect(double x, double y, double width, double height) {
    stroke(new Rectangle2D.Double(x, y, width, height));
  }

  @Override
  public void fillRoundRect(
      double x, double y, double width, double height, double arcWidth, double arcHeight) {
    fill(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
  }

  @Override
  public void strokeRoundRect(
      double x, double y, double width, double height, double arcWidth, double arcHeight) {
    stroke(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
  }

  @Override
  public void fillOval(double x, double y, double width, double height) {
    fill(new Ellipse2D.Double(x, y, width, height));
  }

  @Override
  public void strokeOval(double x, double y, double width, double height) {
    stroke(new Ellipse2D.Double(x, y, width, height));
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, int count) {
    fill(path(xs, ys, count));
  }

  @Override
  public void strokePolygon(double[] xs, double[] ys, int count) {
    Path2D path = path(xs, ys, count);
    if (count > 0) {
      path.closePath();
    }
    stroke(path);
  }

  @Override
  public void strokePolyline(double[] xs, double[] ys, int count) {
    stroke(path(xs, ys, count));
  }

  @Override
  public void strokeLine(double fromX, double fromY, double toX, double toY) {
    stroke(new Line2D.Double(fromX, fromY, toX, toY));
  }

  @Override
  public void fillText(String text, double x, double baseline) {
    fillText(text, x, baseline, Double.POSITIVE_INFINITY);
  }

  @Override
  public void fillText(String text, double x, double baseline, double mostWidth) {
    fill(letters(text, x, baseline, mostWidth));
  }

  @Override
  public void strokeText(String text, double x, double baseline) {
    stroke(letters(text, x, baseline, Double.POSITIVE_INFINITY));
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    clips.push(Optional.ofNullable(out.getClip()));
    out.clip(new Rectangle2D.Double(x, y, width, height));
  }

  @Override
  public void unclip() {
    out.setClip(clips.pop().orElse(null));
  }

  private static Path2D path(double[] xs, double[] ys, int count) {
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, count);
    for (int i = 0; i < count; i++) {
      if (i == 0) {
        path.moveTo(xs[i], ys[i]);
      } else {
        path.lineTo(xs[i], ys[i]);
      }
    }
    return path;
  }

  private Shape letters(String text, double x, double baseline, double mostWidth) {
    double width = Outline.width(text, font());
    double share = width > mostWidth ? mostWidth / width : 1;
    Path2D path = new Path2D.Double();
    Outline.of(text, font()).trace(0, 0, tracer(path));
    AffineTransform place = AffineTransform.getTranslateInstance(left(x, share * width), baseline);
    place.scale(share, 1);
    path.transform(place);
    return path;
  }

  private static Outline.Tracer tracer(Path2D path) {
    return new Outline.Tracer() {
      @Override
      public void move(double x, double y) {
        path.moveTo(x, y);
      }

      @Override
      public void line(double x, double y) {
        path.lineTo(x, y);
      }

      @Override
      public void curve(double x1, double y1, double x2, double y2, double x, double y) {
        path.curveTo(x1, y1, x2, y2, x, y);
      }

      @Override
      public void close() {
        path.closePath();
      }
    };
  }

  private void fill(Shape shape) {
    out.setPaint(paint(fill()));
    out.fill(shape);
  }

  private void stroke(Shape shape) {
    out.setPaint(paint(stroke()));
    out.setStroke(line());
    out.draw(shape);
  }

  private BasicStroke line() {
    int ends =
        switch (cap()) {
          case BUTT -> BasicStroke.CAP_BUTT;
          case ROUND -> BasicStroke.CAP_ROUND;
          case SQUARE -> BasicStroke.CAP_SQUARE;
        };
    int corners =
        switch (join()) {
          case MITER -> BasicStroke.JOIN_MITER;
          case ROUND -> BasicStroke.JOIN_ROUND;
          case BEVEL -> BasicStroke.JOIN_BEVEL;
        };
    double[] dashes = dashes();
    if (dashes.length == 0) {
      return new BasicStroke((float) lineWidth(), ends, corners, MITER_LIMIT);
    }
    float[] pattern = new float[dashes.length];
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = (float) dashes[i];
    }
    return new BasicStroke((float) lineWidth(), ends, corners, MITER_LIMIT, pattern, 0);
  }

  private static java.awt.Color paint(Color colour) {
    return new java.awt.Color(
        (float) colour.getRed(),
        (float) colour.getGreen(),
        (float) colour.getBlue(),
        (float) colour.getOpacity());
  }
}
