package dev.edgescope.engine.sweep.plan;

/**
 * A prepared sweep.
 *
 * @param id its name on the command line: lower case, with hyphens
 * @param title its name in the window
 * @param page in Markdown: what is claimed, by whom, and what to see
 * @param sweep what it makes
 */
public record SweepPreset(String id, String title, String page, Sweep sweep) {}
