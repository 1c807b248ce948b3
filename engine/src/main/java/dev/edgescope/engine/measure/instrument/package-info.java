/** One class for each quantity that is measured, and what reads them all. */
@NullMarked
package dev.edgescope.engine.measure.instrument;

import org.jspecify.annotations.NullMarked;
