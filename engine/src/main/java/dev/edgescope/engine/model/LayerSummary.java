package dev.edgescope.engine.model;

/**
 * A layer as a reader of the network wants to know it.
 *
 * @param kind what it does, in a word or two of the field: {@code dense}, {@code conv 3 × 3}
 * @param outputs the shape of what it gives: {@code 64}, {@code 8 × 28 × 28}
 * @param parameters how many it has
 */
public record LayerSummary(String kind, String outputs, int parameters) {}
