/** What is kept of a run: export of its history. */
@NullMarked
package dev.edgescope.engine.record;

import org.jspecify.annotations.NullMarked;
