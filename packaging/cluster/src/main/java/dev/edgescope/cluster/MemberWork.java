package dev.edgescope.cluster;

import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.sweep.Executor;
import dev.edgescope.engine.sweep.Outcome;
import dev.edgescope.engine.sweep.Workplace;
import java.io.Serializable;
import java.util.function.BooleanSupplier;
import org.apache.spark.TaskContext;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** What is done on the machines of a cluster: one member, on one core. */
final class MemberWork<R> extends AbstractFunction1<Iterator<MemberWork.Member>, Outcome<R>>
    implements Serializable {
  private static final long serialVersionUID = 1;

  /** Of this process, whose members share their examples. */
  private static final Workplace HERE = new Workplace();

  private final Executor.Task<R> task;

  /**
   * A member as it is sent.
   *
   * @param index in the list of all
   * @param config JSON
   */
  record Member(int index, String config) implements Serializable {}

  MemberWork(Executor.Task<R> task) {
    this.task = task;
  }

  @Override
  public Outcome<R> apply(Iterator<Member> members) {
    Member member = members.next();
    TaskContext context = TaskContext.get();
    BooleanSupplier stopping = context::isInterrupted;
    try (Workers self = new Workers(1)) {
      return HERE.make(
          member.index(), () -> RunConfigJson.read(member.config()), task, self, stopping);
    }
  }
}
