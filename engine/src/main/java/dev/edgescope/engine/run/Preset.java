package dev.edgescope.engine.run;

/**
 * A prepared experiment.
 *
 * @param id its name on the command line and in run files: lower case, with hyphens
 * @param title its name in the window
 * @param description what to see, in a sentence or two
 * @param tryThis what to do with the controls, in a sentence or two
 * @param config the run
 */
public record Preset(
    String id, String title, String description, String tryThis, RunConfig config) {}
