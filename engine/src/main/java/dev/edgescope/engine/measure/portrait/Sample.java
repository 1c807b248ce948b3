package dev.edgescope.engine.measure.portrait;

/**
 * One example.
 *
 * @param index of it among those of its set, from 0
 * @param label of its class; -1 where answers are numbers
 * @param target the first of its targets
 */
public record Sample(int index, Tile tile, int label, double target) {}
