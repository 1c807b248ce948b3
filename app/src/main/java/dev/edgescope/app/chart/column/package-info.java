/**
 * Points of a line in columns that only grow, wherever they are kept, and what there is to know of
 * any stretch of them at once.
 */
@NullMarked
package dev.edgescope.app.chart.column;

import org.jspecify.annotations.NullMarked;
