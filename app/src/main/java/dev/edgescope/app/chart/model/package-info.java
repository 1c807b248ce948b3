/**
 * What a chart shows, without how it looks: series with a min/max pyramid, axes, thresholds, trails
 * and curves. Numbers only, no node and no colour; written and read on the JavaFX thread.
 */
@NullMarked
package dev.edgescope.app.chart.model;

import org.jspecify.annotations.NullMarked;
