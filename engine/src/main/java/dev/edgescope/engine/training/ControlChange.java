package dev.edgescope.engine.training;

import dev.edgescope.engine.config.Control;

/**
 * A control moved: from {@code step} on it acts with the value {@code to}.
 *
 * @param learningTime tau before that step
 * @param from its value before
 */
public record ControlChange(
    long step, double learningTime, Control control, double from, double to) {}
