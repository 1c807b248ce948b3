package dev.edgescope.app.export;

import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.ChartTheme;

/** The colours of a figure. */
public enum FigureTheme {
  PAPER("files.figureTheme.paper"),
  LIGHT("files.figureTheme.light"),
  DARK("files.figureTheme.dark");

  private final String title;

  FigureTheme(String title) {
    this.title = title;
  }

  /** In a few words. */
  public String title() {
    return Words.text(title);
  }

  /** Of all that is drawn. */
  public ChartTheme colours() {
    return switch (this) {
      case PAPER -> ChartTheme.paper();
      case LIGHT -> ChartTheme.light();
      case DARK -> ChartTheme.dark();
    };
  }
}
