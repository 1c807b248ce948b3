package dev.edgescope.engine.sweep.plan;

import dev.edgescope.engine.config.json.Bundled;

/**
 * A prepared sweep.
 *
 * @param id its name on the command line: lower case, with hyphens
 * @param title its name in the window
 * @param sweep what it makes
 */
public record SweepPreset(String id, String title, Sweep sweep) {

  /** Its page, in Markdown: what is claimed, by whom, and what to see. */
  public String page() {
    return Bundled.text(SweepPresets.FOLDER + id + ".md");
  }
}
