/**
 * Canvas charts for live runs: series with a min/max pyramid, thresholds, one viewport shared by
 * several charts.
 *
 * <p>The package knows numbers and JavaFX and nothing of what is measured. Everything in it lives
 * on the JavaFX thread. The caller owns the one animation timer and calls {@link
 * dev.edgescope.app.chart.LineChartPane#pulse()} on every chart each frame.
 */
@NullMarked
package dev.edgescope.app.chart;

import org.jspecify.annotations.NullMarked;
