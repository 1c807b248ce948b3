/** Examples that are drawn or written for a task, with a spectrum that is known. */
@NullMarked
package dev.edgescope.engine.data.task;

import org.jspecify.annotations.NullMarked;
