#pragma once
// From rows to the wire. Only for this house's api.

#include "registry/api.hpp"
#include "registry/api/wire_out.hpp"
#include "registry/api/wire_person.hpp"

#include <map>

namespace sinergi::registry {

/// What one call stands on.
class Stand {
public:
    Stand(House& house, http::Call const& call);
    [[nodiscard]] Desk desk();
    [[nodiscard]] Moment now() const noexcept { return now_; }
    [[nodiscard]] Date today() const { return date_in(house_.office.zone, now_); }
    /// Tells the index whose rows changed; after the commit.
    void tell_index();

    [[nodiscard]] wire::RegistryPersonOut out(db::Tx& tx, Person const& person);
    [[nodiscard]] wire::RegistryFamilyRowOut out(db::Tx& tx, Family const& family);
    [[nodiscard]] wire::RegistryEventOut out(db::Tx& tx, Event const& event);
    [[nodiscard]] wire::RegistryAnsweredOut out(db::Tx& tx, Answered const& answered);
    [[nodiscard]] std::vector<wire::RegistryFindingOut> out(Findings const& findings) const;
    [[nodiscard]] wire::RegistryFamilyOut out(db::Tx& tx, FamilyFile const& file);
    [[nodiscard]] wire::RegistryPersonFileOut out(db::Tx& tx, PersonFile const& file);
    [[nodiscard]] wire::RegistryPairOut out(db::Tx& tx, Pair const& pair);
    /// The file after a deed of its reader's own.
    [[nodiscard]] Result<wire::RegistryFamilyOut> seen(db::Tx& tx, access::Officer const& by, FamilyId id);
    [[nodiscard]] std::vector<wire::RegistryWhyOut> why(matching::Score const& score) const;
    [[nodiscard]] std::string const& name_of(db::Tx& tx, access::AccountId id);

private:
    House& house_;
    Moment now_;
    std::string language_;
    std::shared_ptr<regions::Atlas const> atlas_;
    std::vector<PersonId> touched_;
    std::map<std::int64_t, std::string> names_;
};

[[nodiscard]] std::int64_t percent_of(matching::Score const& score) noexcept;
[[nodiscard]] Sought sought_of(Person const& person, std::optional<Family> const& family);

template <class T>
[[nodiscard]] std::string text_of(std::optional<T> const& text) {
    return text ? text->text() : std::string{};
}
template <class T>
[[nodiscard]] std::optional<std::string> some(std::optional<T> const& text) {
    return text ? std::optional(text->text()) : std::nullopt;
}

/// What a deed with one family and nothing else will ask first.
[[nodiscard]] inline db::Foresight about(FamilyId id) {
    return {.about = id.raw(), .questions = [id](db::Tx& tx) { store::family_ahead(tx, id); }};
}

void add_read_routes(http::Router& router, House& house);
void add_write_routes(http::Router& router, House& house);
void add_pair_routes(http::Router& router, House& house);
void add_export_routes(http::Router& router, House& house);

}  // namespace sinergi::registry
