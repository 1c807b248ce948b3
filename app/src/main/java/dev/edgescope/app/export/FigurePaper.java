package dev.edgescope.app.export;

import dev.edgescope.app.text.NumberText;
import java.util.Locale;

/** Sizes that figures are made for. */
public enum FigurePaper {
  PAGE("Width of a page", new FigureSize(160, 100, 9), 300),
  COLUMN("A column of two", new FigureSize(85, 65, 7), 300),
  SLIDE("Slide, 16 : 9", new FigureSize(254, 143, 16), 192),
  POSTER("Poster", new FigureSize(400, 250, 26), 200);

  private final String title;
  private final FigureSize size;
  private final int resolution;

  FigurePaper(String title, FigureSize size, int resolution) {
    this.title = title;
    this.size = size;
    this.resolution = resolution;
  }

  /** What for, and how large. */
  public String title() {
    return String.format(
        Locale.ROOT,
        "%s (%s × %s mm)",
        title,
        NumberText.setting(size.width()),
        NumberText.setting(size.height()));
  }

  public FigureSize size() {
    return size;
  }

  /** In dots per inch. */
  public int resolution() {
    return resolution;
  }
}
