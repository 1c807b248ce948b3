package dev.edgescope.app.export;

import dev.edgescope.app.text.Words;
import java.util.Locale;

/** What a figure is written as. */
public enum FigureFormat {
  PNG("files.figureFormat.png"),
  SVG("files.figureFormat.svg"),
  PDF("files.figureFormat.pdf"),
  GIF("files.figureFormat.gif");

  private final String explanation;

  FigureFormat(String explanation) {
    this.explanation = explanation;
  }

  /** What it is good for, in a sentence. */
  public String explanation() {
    return Words.text(explanation);
  }

  /** How names of its files end, without the dot. */
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }
}
