package dev.edgescope.engine.config.json;

import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import java.util.List;
import java.util.Set;

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
 * @param axis that the runs are compared on, by the name of its column in a table; blank for any
 * @param charts by their ids, the largest first; none for those that are shown anyway
 * @param flows predicted curves that a window carries along beside the run
 * @param card how it is shown among others
 */
public record Preset(
    String id,
    String title,
    String description,
    String tryThis,
    RunConfig config,
    List<ConfigPatch> alongside,
    double pace,
    String axis,
    List<String> charts,
    Set<FlowKind> flows,
    PresetCard card) {

  /**
   * Checks the runs alongside.
   *
   * @throws InvalidConfigException if a run alongside is not possible
   */
  public Preset {
    alongside = List.copyOf(alongside);
    charts = List.copyOf(charts);
    flows = Set.copyOf(flows);
    alongside.forEach(changes -> changes.applyTo(config));
  }

  /**
   * With the axis and the charts that are shown anyway.
   *
   * @param id such as {@code below-the-edge}
   * @param title in a list
   * @param description what is to be seen
   * @param tryThis what the hand may do
   * @param config of the run
   * @param alongside what runs beside it change
   * @param pace steps per second
   */
  public Preset(
      String id,
      String title,
      String description,
      String tryThis,
      RunConfig config,
      List<ConfigPatch> alongside,
      double pace) {
    this(
        id,
        title,
        description,
        tryThis,
        config,
        alongside,
        pace,
        "",
        List.of(),
        Set.of(),
        PresetCard.NONE);
  }

  /**
   * The same with another run, at another pace.
   *
   * @param otherConfig of the run
   * @param otherPace steps per second
   * @return a preset that shares all else
   * @throws InvalidConfigException if a run alongside is not possible beside this one
   */
  public Preset with(RunConfig otherConfig, double otherPace) {
    return new Preset(
        id,
        title,
        description,
        tryThis,
        otherConfig,
        alongside,
        otherPace,
        axis,
        charts,
        flows,
        card);
  }
}
