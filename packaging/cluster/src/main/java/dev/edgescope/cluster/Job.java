package dev.edgescope.cluster;

import dev.edgescope.engine.cli.EdgescopeCommand;
import java.util.Locale;
import java.util.Optional;

/** What spark-submit starts: the command line of the engine, with Spark on its class path. */
public final class Job {
  private Job() {}

  /**
   * Does what the arguments say.
   *
   * @param arguments a command of the command line, such as {@code sweep plane.json --spark
   *     spark://host:7077}
   */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    int status = EdgescopeCommand.standard(Optional.empty()).run(arguments);
    if (status != 0) {
      System.exit(status);
    }
  }
}
