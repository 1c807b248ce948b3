package dev.edgescope.app.export;

import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;

/** Sizes that figures are made for. */
public enum FigurePaper {
  PAGE("files.figurePaper.page", 160, 100, 9, 300),
  COLUMN("files.figurePaper.column", 85, 65, 7, 300),
  SLIDE("files.figurePaper.slide", 254, 143, 16, 192),
  POSTER("files.figurePaper.poster", 400, 250, 26, 200);

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
    return Words.text(
        "files.figurePaper.title",
        Words.text(title),
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
