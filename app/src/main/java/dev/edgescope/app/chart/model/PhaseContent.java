package dev.edgescope.app.chart.model;

import dev.edgescope.app.text.NumberText;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What a plane of two coordinates shows: a function in levels, curves over it, and a horizontal
 * line. JavaFX thread only.
 */
public final class PhaseContent {
  private final String id;
  private final String title;
  private final String xTitle;
  private final String yTitle;
  private final ObservableList<PhaseCurve> curves = FXCollections.observableArrayList();
  private @Nullable PhaseField field;
  private double levelStep = 1;
  private double xLower;
  private double xUpper = 1;
  private double yLower;
  private double yUpper = 1;
  private double line = Double.NaN;
  private String lineLabel = "";
  private String subtitle = "";
  private @Nullable BiConsumer<Double, Double> onPicked;
  private long revision;

  /**
   * A plane from 0 to 1 in both coordinates.
   *
   * @param id of the pane
   */
  public PhaseContent(String id, String title, String xTitle, String yTitle) {
    this.id = id;
    this.title = title;
    this.xTitle = xTitle;
    this.yTitle = yTitle;
    curves.addListener((ListChangeListener<PhaseCurve>) change -> revision++);
  }

  public String id() {
    return id;
  }

  public String title() {
    return title;
  }

  public String xTitle() {
    return xTitle;
  }

  public String yTitle() {
    return yTitle;
  }

  /** In order of importance: the first is drawn on top. */
  public ObservableList<PhaseCurve> curves() {
    return curves;
  }

  /** What is seen of the plane. */
  public void setRange(double newXLower, double newXUpper, double newYLower, double newYUpper) {
    xLower = newXLower;
    xUpper = newXUpper;
    yLower = newYLower;
    yUpper = newYUpper;
    revision++;
  }

  public double xLower() {
    return xLower;
  }

  public double xUpper() {
    return xUpper;
  }

  public double yLower() {
    return yLower;
  }

  public double yUpper() {
    return yUpper;
  }

  /**
   * The function under the curves.
   *
   * @param newField null for none
   * @param newLevelStep from a level to the next
   */
  public void setField(@Nullable PhaseField newField, double newLevelStep) {
    field = newField;
    levelStep = newLevelStep;
    revision++;
  }

  public @Nullable PhaseField field() {
    return field;
  }

  public double levelStep() {
    return levelStep;
  }

  /** A horizontal line, such as an edge of stability. */
  public void setLine(double y, String label) {
    line = y;
    lineLabel = label;
    revision++;
  }

  public double line() {
    return line;
  }

  public String lineLabel() {
    return lineLabel;
  }

  public void setSubtitle(String newSubtitle) {
    subtitle = newSubtitle;
    revision++;
  }

  public String subtitle() {
    return subtitle;
  }

  /** What a click into the plane does with its coordinates. */
  public void setOnPicked(BiConsumer<Double, Double> action) {
    onPicked = action;
  }

  public @Nullable BiConsumer<Double, Double> onPicked() {
    return onPicked;
  }

  /** The plane in words. */
  public String description() {
    StringBuilder text = new StringBuilder(title);
    List<PhaseCurve> first = curves.isEmpty() ? List.of() : List.of(curves.getFirst());
    for (PhaseCurve curve : first) {
      if (curve.size() > 0) {
        int last = curve.size() - 1;
        text.append(", ").append(xTitle).append(' ').append(NumberText.value(curve.x(last)));
        text.append(", ").append(yTitle).append(' ').append(NumberText.value(curve.y(last)));
      }
    }
    return text.toString();
  }

  public long revision() {
    long sum = revision;
    for (PhaseCurve curve : curves) {
      sum += curve.revision();
    }
    return sum;
  }
}
