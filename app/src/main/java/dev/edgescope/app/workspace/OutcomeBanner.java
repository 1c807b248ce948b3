package dev.edgescope.app.workspace;

import dev.edgescope.app.control.Banner;

/** What is shown of an {@link Outcome} while there is a problem. */
public final class OutcomeBanner {
  private OutcomeBanner() {}

  /** The problem, until it is dismissed or something else is done. */
  public static Banner of(Outcome outcome) {
    return new Banner("refused", Banner.Kind.WARNING, outcome.problemProperty(), outcome::dismiss);
  }
}
