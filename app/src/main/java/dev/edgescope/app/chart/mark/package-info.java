/** What the hand puts on a chart: two cursors with their differences, and notes. No nodes. */
@NullMarked
package dev.edgescope.app.chart.mark;

import org.jspecify.annotations.NullMarked;
