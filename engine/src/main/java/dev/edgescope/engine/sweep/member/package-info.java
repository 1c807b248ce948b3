/** One member of a sweep: how it is made, and what has come of it. */
@NullMarked
package dev.edgescope.engine.sweep.member;

import org.jspecify.annotations.NullMarked;
