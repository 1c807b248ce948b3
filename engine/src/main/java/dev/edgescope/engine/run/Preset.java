package dev.edgescope.engine.run;

import java.util.List;

/**
 * A prepared experiment.
 *
 * @param id its name on the command line and in run files: lower case, with hyphens
 * @param title its name in the window
 * @param description what to see, in a sentence or two
 * @param tryThis what to do with the controls, in a sentence or two
 * @param config the run
 * @param alongside the runs that are shown beside it in lockstep, by what they have otherwise
 * @param pace steps per second at which what is to be seen can be followed; infinite for as fast as
 *     the machine goes
 */
public record Preset(
    String id,
    String title,
    String description,
    String tryThis,
    RunConfig config,
    List<ConfigPatch> alongside,
    double pace) {

  /**
   * @throws InvalidConfigException if a run alongside is not possible
   */
  public Preset {
    alongside = List.copyOf(alongside);
    alongside.forEach(changes -> changes.applyTo(config));
  }
}
