/** What leaves a run file for other programs: tables and NumPy arrays. */
@NullMarked
package dev.edgescope.engine.record.export;

import org.jspecify.annotations.NullMarked;
