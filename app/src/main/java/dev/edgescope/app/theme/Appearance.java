package dev.edgescope.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/** The two looks of the window. */
public enum Appearance {
  LIGHT,
  DARK;

  /** The style sheet of all controls. */
  public String userAgentStylesheet() {
    return switch (this) {
      case LIGHT -> new PrimerLight().getUserAgentStylesheet();
      case DARK -> new PrimerDark().getUserAgentStylesheet();
    };
  }

  /** The colours of all charts. */
  public ChartTheme chartTheme() {
    return switch (this) {
      case LIGHT -> ChartTheme.light();
      case DARK -> ChartTheme.dark();
    };
  }

  /** The other one. */
  public Appearance other() {
    return this == LIGHT ? DARK : LIGHT;
  }
}
