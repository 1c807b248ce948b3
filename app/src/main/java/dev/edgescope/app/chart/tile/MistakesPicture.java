package dev.edgescope.app.chart.tile;

import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.pen.Pen;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import java.util.Optional;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * What a network gets wrong: which classes it takes for which, a row of the matrix for each true
 * class, and the examples of the largest loss.
 */
public final class MistakesPicture implements FreePicture {
  /** Of a cell that has room for its number. */
  private static final double ROOM = 24;

  /** Of a row that has room for its name. */
  private static final double LEGIBLE = 13;

  private static final double GAP = 16;

  private final Optional<ConfusionTable> table;
  private final TilesPicture worst;
  private final String right;

  /**
   * A picture.
   *
   * @param table of the classes; empty where answers are numbers
   * @param worst the examples of the largest loss
   * @param right how many are right, in words
   */
  public MistakesPicture(Optional<ConfusionTable> table, TilesPicture worst, String right) {
    this.table = table;
    this.worst = worst;
    this.right = right;
  }

  @Override
  public String words() {
    return right;
  }

  @Override
  public void paint(Pen pen, double left, double top, double width, double height, ChartLook look) {
    if (table.isEmpty()) {
      worst(pen, left, top, width, height, look);
      return;
    }
    double gap = look.scaled(GAP);
    if (width > 1.15 * height) {
      double side = Math.min(height + names(table.get(), look) * 0.7, width * 0.58);
      matrix(pen, table.get(), left, top, side, height, look);
      worst(pen, left + side + gap, top, width - side - gap, height, look);
    } else {
      double side = height * 0.6;
      matrix(pen, table.get(), left, top, width, side, look);
      worst(pen, left, top + side + gap, width, height - side - gap, look);
    }
  }

  private void worst(
      Pen pen, double left, double top, double width, double height, ChartLook look) {
    pen.setFont(look.label());
    pen.setFill(look.theme().axisText());
    pen.setTextAlign(TextAlignment.LEFT);
    double line = look.lineHeight() * 1.3;
    pen.fillText(
        Words.text("chart.mistakes.worst"), left, Math.rint(top + look.lineHeight() * 0.8), width);
    worst.paint(pen, left, top + line, width, height - line, look);
  }

  private static double names(ConfusionTable table, ChartLook look) {
    double widest = 0;
    for (int i = 0; i < Math.min(table.classes(), 100); i++) {
      widest = Math.max(widest, look.width(table.name(i)));
    }
    return Math.min(widest, look.scaled(90)) + look.scaled(8);
  }

  private void matrix(
      Pen pen,
      ConfusionTable table,
      double left,
      double top,
      double width,
      double height,
      ChartLook look) {
    int classes = table.classes();
    double head = look.lineHeight() * 1.3;
    double names = names(table, look);
    double withNames = Math.min(width - names, height - 2 * head) / classes;
    boolean named = withNames >= look.scaled(LEGIBLE);
    double margin = named ? names : 0;
    double side =
        Math.floor(Math.max(1, named ? withNames : Math.min(width, height - head) / classes));
    double x = Math.rint(left + margin);
    double y = Math.rint(top + head);
    pen.setFont(look.label());
    pen.setFill(look.theme().axisText());
    pen.setTextAlign(TextAlignment.LEFT);
    String explained = right + ", " + Words.text("chart.mistakes.matrix");
    pen.fillText(
        look.width(explained) <= width ? explained : right,
        left,
        Math.rint(top + look.lineHeight() * 0.8),
        width);
    pen.fillCells(x, y, side * classes, side * classes, classes, colours(table, look));
    pen.setStroke(look.theme().grid());
    pen.setLineWidth(1);
    pen.strokeRect(x - 0.5, y - 0.5, side * classes + 1, side * classes + 1);
    for (int truth = 0; truth < classes && named; truth++) {
      double middle = Math.rint(y + (truth + 0.5) * side + look.middleToBaseline());
      pen.setFill(look.theme().axisText());
      pen.setTextAlign(TextAlignment.RIGHT);
      pen.fillText(table.name(truth), x - look.scaled(6), middle, margin - look.scaled(8));
      pen.setTextAlign(TextAlignment.CENTER);
      pen.fillText(
          fitting(table.name(truth), side, look),
          x + (truth + 0.5) * side,
          Math.rint(y + classes * side + look.lineHeight()));
      if (side >= look.scaled(ROOM)) {
        numbers(pen, table, truth, x, middle, side, look);
      }
    }
    pen.setTextAlign(TextAlignment.LEFT);
  }

  private static void numbers(
      Pen pen,
      ConfusionTable table,
      int truth,
      double x,
      double baseline,
      double side,
      ChartLook look) {
    for (int answer = 0; answer < table.classes(); answer++) {
      int count = table.count(truth, answer);
      if (count > 0) {
        boolean dark = table.share(truth, answer) > 0.55;
        pen.setFill(dark ? Color.WHITE : look.theme().titleText());
        pen.fillText(
            NumberText.step(count), x + (answer + 0.5) * side, baseline, side - look.scaled(2));
      }
    }
  }

  /** As much of a name as a column has room for. */
  private static String fitting(String name, double width, ChartLook look) {
    int length = name.length();
    while (length > 1 && look.width(name.substring(0, length)) > width - look.scaled(2)) {
      length--;
    }
    return name.substring(0, length);
  }

  /** What is right in the first colour, what is wrong in that of thresholds, by its share. */
  private static int[] colours(ConfusionTable table, ChartLook look) {
    int classes = table.classes();
    int[] argb = new int[classes * classes];
    Color right = look.theme().seriesColour(0);
    Color wrong = look.theme().threshold();
    for (int truth = 0; truth < classes; truth++) {
      for (int answer = 0; answer < classes; answer++) {
        double share = table.share(truth, answer);
        // A single mistake is to be seen.
        double strength = truth == answer ? share : Math.sqrt(share);
        argb[truth * classes + answer] =
            argb(look.theme().surface().interpolate(truth == answer ? right : wrong, strength));
      }
    }
    return argb;
  }

  private static int argb(Color colour) {
    return 0xff000000
        | (int) Math.round(colour.getRed() * 255) << 16
        | (int) Math.round(colour.getGreen() * 255) << 8
        | (int) Math.round(colour.getBlue() * 255);
  }
}
