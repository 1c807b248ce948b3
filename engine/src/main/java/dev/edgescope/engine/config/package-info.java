/** What is to be run: records that check themselves, the settings and their limits. */
@NullMarked
package dev.edgescope.engine.config;

import org.jspecify.annotations.NullMarked;
