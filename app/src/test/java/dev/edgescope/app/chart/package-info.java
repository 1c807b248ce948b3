@NullMarked
package dev.edgescope.app.chart;

import org.jspecify.annotations.NullMarked;
