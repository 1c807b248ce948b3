/** Data sets, their readers and their preprocessing. */
@NullMarked
package dev.edgescope.engine.data;

import org.jspecify.annotations.NullMarked;
