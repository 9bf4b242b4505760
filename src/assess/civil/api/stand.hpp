#pragma once
// From rows to the wire. Only for this house's api.

#include "civil/api.hpp"
#include "civil/api/wire.hpp"

namespace sinergi::civil {

/// What one call stands on.
class Stand {
public:
    Stand(House& house, http::Call const& call);
    [[nodiscard]] registry::Desk desk();
    /// After the commit: whose rows changed.
    void tell_index() { house_.known.refresh(touched_); }

    [[nodiscard]] wire::CivilRunOut out(db::Tx& tx, RunRow const& run) const;
    [[nodiscard]] wire::CivilEntryRowOut row(Entry const& entry, registry::Person const& person,
                                             std::vector<FieldSaid> const& fields) const;
    [[nodiscard]] wire::CivilEntryOut out(db::Tx& tx, Opened const& opened, access::Officer const& reader) const;
    [[nodiscard]] wire::CivilLetterOut out(db::Tx& tx, LetterRow const& letter) const;
    [[nodiscard]] Result<std::string> pdf(db::Tx& tx, LetterPage const& page) const;
    [[nodiscard]] std::string say(std::string const& key) const { return house_.say(key, language_); }

private:
    House& house_;
    Moment now_;
    std::string language_;
    std::shared_ptr<regions::Atlas const> atlas_;
    std::vector<registry::PersonId> touched_;
};

void add_run_routes(http::Router& router, House& house);
void add_entry_routes(http::Router& router, House& house);
void add_letter_routes(http::Router& router, House& house);

}  // namespace sinergi::civil
