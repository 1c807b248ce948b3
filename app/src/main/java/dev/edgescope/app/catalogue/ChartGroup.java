package dev.edgescope.app.catalogue;

/** Charts that belong together, in the order in which they are offered. */
public enum ChartGroup {
  CURVATURE("Curvature"),
  STABILITY("Noise and stability"),
  SHARPENING("Sharpening"),
  PREDICTION("Predicted curves"),
  TANGENT_KERNEL("Neural tangent kernel"),
  TRAINING("Training"),
  MEASURING("Measuring");

  private final String title;

  ChartGroup(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
