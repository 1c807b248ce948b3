/** What is read off a run: the instruments, when they are read, and the regime that follows. */
@NullMarked
package dev.edgescope.engine.measure;

import org.jspecify.annotations.NullMarked;
