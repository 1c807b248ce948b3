package dev.edgescope.app.export;

import dev.edgescope.app.text.NumberText;
import java.util.Locale;

/** Sizes that figures are made for. */
public enum FigurePaper {
  PAGE("Width of a page", 160, 100, 9, 300),
  COLUMN("A column of two", 85, 65, 7, 300),
  SLIDE("Slide, 16 : 9", 254, 143, 16, 192),
  POSTER("Poster", 400, 250, 26, 200);

  private final String title;
  private final double width;
  private final double height;
  private final double type;
  private final int resolution;

  FigurePaper(String title, double width, double height, double type, int resolution) {
    this.title = title;
    this.width = width;
    this.height = height;
    this.type = type;
    this.resolution = resolution;
  }

  /** What for, and how large. */
  public String title() {
    return String.format(
        Locale.ROOT,
        "%s (%s × %s mm)",
        title,
        NumberText.setting(width),
        NumberText.setting(height));
  }

  public FigureSize size() {
    return new FigureSize(width, height, type);
  }

  /** In dots per inch. */
  public int resolution() {
    return resolution;
  }
}
