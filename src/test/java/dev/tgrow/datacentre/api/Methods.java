package dev.tgrow.datacentre.api;

import dev.tgrow.world.WorldError;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The methods of the API by name. Filled once, when the data centre is made.
public final class Methods {
    private final Map<String, Method> methods = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    /// Adds a method for those who are logged in; others get `401 AUTH_KEY_UNREGISTERED`.
    public Methods add(String name, Method method) {
        if (methods.putIfAbsent(name, method) != null) {
            throw new IllegalArgumentException("the method " + name + " is there already");
        }
        return this;
    }

    /// Adds a method that may be called before anybody has logged in.
    public Methods addOpen(String name, Method method) {
        open.add(name);
        return add(name, method);
    }

    boolean has(String name) {
        return methods.containsKey(name);
    }

    boolean isOpen(String name) {
        return open.contains(name);
    }

    Method named(String name) {
        var method = methods.get(name);
        if (method == null) throw new WorldError(400, "METHOD_NOT_IMPLEMENTED");
        return method;
    }
}
