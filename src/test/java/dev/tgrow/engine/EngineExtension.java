package dev.tgrow.engine;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Skips or enters, once a process, and looks again when all tests are over.
final class EngineExtension implements ExecutionCondition, ParameterResolver {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Prepared.read(Engine.HOME) instanceof Prepared.Skipped(var why)) {
            var demand = Demand.of(System.getenv());
            if (demand == Demand.REQUIRED) throw new IllegalStateException(demand.complaint(why));
            return ConditionEvaluationResult.disabled(why);
        }
        entered(context);
        return ConditionEvaluationResult.enabled("alone");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Engine.class;
    }

    @Override
    public Engine resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return entered(context).engine();
    }

    private static Stay entered(ExtensionContext context) {
        var store = context.getRoot().getStore(Namespace.create(EngineExtension.class));
        return store.computeIfAbsent(Stay.class, _ -> new Stay(Engine.enter()), Stay.class);
    }

    /// All tests of this process.
    private record Stay(Engine engine) implements AutoCloseable {
        /// A process that was alone to the end has sent nothing to anybody.
        @Override
        public void close() {
            Solitude.prove();
        }
    }
}
