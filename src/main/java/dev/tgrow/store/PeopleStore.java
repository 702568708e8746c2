package dev.tgrow.store;

/// All that is remembered about people and decides whether they may be asked.
public final class PeopleStore {
    private final OptOutStore optOuts;
    private final OptInStore optIns;
    private final ConsentStore consents;
    private final PullStore pulls;

    public PeopleStore(Database database) {
        this.optOuts = new OptOutStore(database);
        this.optIns = new OptInStore(database);
        this.consents = new ConsentStore(database);
        this.pulls = new PullStore(database);
    }

    /// Who wants to hear nothing of us.
    public OptOutStore optOuts() {
        return optOuts;
    }

    /// Who agreed to be added.
    public OptInStore optIns() {
        return optIns;
    }

    /// What operators stated about that.
    public ConsentStore consents() {
        return consents;
    }

    /// Who was in a chat.
    public PullStore pulls() {
        return pulls;
    }
}
