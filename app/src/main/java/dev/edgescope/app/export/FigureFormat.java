package dev.edgescope.app.export;

import java.util.Locale;

/** What a figure is written as. */
public enum FigureFormat {
  PNG("Pixels, at the resolution of the paper."),
  SVG("Vectors, to be edited or shown on a page of the web."),
  PDF("Vectors, for LaTeX and print; the letters of the font go along.");

  private final String explanation;

  FigureFormat(String explanation) {
    this.explanation = explanation;
  }

  /** What it is good for, in a sentence. */
  public String explanation() {
    return explanation;
  }

  /** How names of its files end, without the dot. */
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }
}
