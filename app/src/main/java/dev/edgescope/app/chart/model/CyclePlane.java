package dev.edgescope.app.chart.model;

import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import java.util.List;

/**
 * The plane of self-stabilisation: the swing of a run along the top eigenvector against its
 * sharpness, both at the second-order midpoint, and the point about which they are predicted to
 * cycle, where gradient flow sharpens. JavaFX thread only.
 */
public final class CyclePlane {
  /** Shares of what is seen that stay free beside it. */
  private static final double MARGIN = 0.1;

  /** Of its edge, the least span of the sharpness: what lies closer is a flat line. */
  private static final double SMALLEST_SPAN = 0.1;

  /** The least width of the plane. */
  private static final double SMALLEST_SWING = 1e-6;

  private final PhaseContent content;
  private final PhaseCurve way =
      new PhaseCurve(SeriesStyle.of(Words.text("chart.cyclePlane.run"), 0).withMarkers(true));
  private final PhaseCurve centre =
      PhaseCurve.named(
          SeriesStyle.of(Words.text("chart.cyclePlane.predictedCentre"), 3).withMarkers(true));
  private double edge = Double.NaN;

  /**
   * A place of the run.
   *
   * @param swing |x|; NaN where it was not measured
   * @param sharpness lambda_1 at the midpoint; NaN where it was not measured
   */
  public record Place(double swing, double sharpness) {
    /** Whether both were measured. */
    boolean isKnown() {
      return Double.isFinite(swing) && Double.isFinite(sharpness);
    }
  }

  /**
   * @param id of the pane
   */
  public CyclePlane(String id, String title) {
    content =
        new PhaseContent(
            id,
            title,
            Words.text("chart.cyclePlane.swing"),
            Words.text("chart.cyclePlane.midpoint"));
    content.curves().setAll(List.of(centre, way));
  }

  public PhaseContent content() {
    return content;
  }

  /** The way of the run so far. */
  public PhaseCurve way() {
    return way;
  }

  /** The predicted centre, one point; none where there is none. */
  public PhaseCurve centre() {
    return centre;
  }

  /** Shows nothing but the reason. */
  public void clear(String reason) {
    way.clear();
    centre.clear();
    content.setSubtitle(reason);
  }

  /**
   * Begins a way of which nothing is seen yet, in a plane that has room for all of it.
   *
   * @param places that it will pass
   * @param newEdge 2/alpha
   * @param furthestCentre the widest swing that will be predicted; NaN for none
   */
  public void begin(List<Place> places, double newEdge, double furthestCentre) {
    clear("");
    edge = newEdge;
    double widest = Double.isFinite(furthestCentre) ? furthestCentre : SMALLEST_SWING;
    Extent sharpness = new Extent();
    sharpness.include(edge);
    for (Place place : places) {
      if (place.isKnown()) {
        widest = Math.max(widest, place.swing());
        sharpness.include(place.sharpness());
      }
    }
    double low = sharpness.min(ValueScale.LINEAR);
    double margin = MARGIN * Math.max(sharpness.max() - low, SMALLEST_SPAN * edge);
    content.setRange(0, (1 + MARGIN) * widest, low - margin, sharpness.max() + margin);
    content.setLine(edge, "2/α = " + NumberText.setting(edge));
  }

  /**
   * The run comes to a place.
   *
   * @param predicted the swing of the centre there; NaN where there is none
   */
  public void pass(Place place, double predicted) {
    if (!place.isKnown()) {
      return;
    }
    way.append(place.swing(), place.sharpness());
    centre.clear();
    if (Double.isFinite(predicted)) {
      centre.append(predicted, edge);
      content.setSubtitle("");
    } else {
      content.setSubtitle(Words.text("chart.cyclePlane.noCentre"));
    }
  }
}
