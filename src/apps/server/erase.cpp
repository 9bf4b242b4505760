#include "server/erase.hpp"

#include "cases/actions.hpp"
#include "civil/actions.hpp"
#include "federation/plugs.hpp"
#include "grievances/actions.hpp"
#include "objections/actions/erase.hpp"
#include "plumbing/locale/locale.hpp"
#include "proposals/actions.hpp"
#include "requests/actions.hpp"
#include "server/nodes.hpp"
#include "server/retention.hpp"

namespace sinergi::apps {
namespace {

struct Wanted {
    std::string const& number;
    std::string const& reason;
};

/// An id of any kind: its text is the same whatever it is of.
template <class Thing>
Id<Thing> id_of(Wanted const& w) {
    auto const id = Id<Thing>::parse(w.number);
    if (!id) throw Fault(locale::say(id.error(), locale::Language::id));
    return *id;
}

/// Was it found? What else is wrong with it is told at once.
template <class T>
bool is_found(Result<T> const& done, std::string_view unknown) {
    if (!done && done.error().key == unknown) return false;
    if (!done) throw Fault(locale::say(done.error(), locale::Language::id));
    return true;
}

std::optional<std::string> erase_complaint(Node& node, Wanted const& w, calendar::Calendar const& calendar) {
    auto const id = id_of<grievances::Grievance>(w);
    auto const now = node.clock->now();
    auto const settings =
        node.database->read([&](db::Tx& tx) { return grievances::read_settings(tx, date_in(node.office.zone, now)); });
    grievances::Desk const desk{node.office, settings, calendar, now};
    auto const done =
        node.database->write([&](db::Tx& tx) { return grievances::erase(tx, desk, std::nullopt, id, w.reason); });
    if (!is_found(done, "grievances.not_found")) return std::nullopt;
    return grievances::tracking_number(id);
}

std::optional<std::string> erase_request(Node& node, Wanted const& w, calendar::Calendar const& calendar) {
    auto const id = id_of<requests::Request>(w);
    auto const done = node.database->write([&](db::Tx& tx) {
        return requests::erase(tx, {node.office, calendar, *node.areas, node.clock->now()}, std::nullopt, id, w.reason);
    });
    if (!is_found(done, "requests.not_found")) return std::nullopt;
    return requests::tracking_number(id);
}

/// An objection, a citizen's proposal, or a question about the own data.
std::optional<std::string> erase_said(Node& node, Wanted const& w, calendar::Calendar const& calendar) {
    using objections::ErasedKind;
    auto const id = id_of<objections::Objection>(w).raw();
    for (auto const kind : {ErasedKind::objection, ErasedKind::usul, ErasedKind::rights}) {
        auto const done = node.database->write([&](db::Tx& tx) {
            return objections::erase(tx, {node.office, calendar, *node.areas, node.clock->now()}, std::nullopt, kind,
                                     id, w.reason);
        });
        if (is_found(done, "objections.not_found")) return objections::number_text(id);
    }
    return std::nullopt;
}

/// A closed list of proposals.
std::optional<std::string> erase_roll(Node& node, Wanted const& w) {
    auto const id = id_of<proposals::Roll>(w);
    auto const atlas = node.areas->atlas();
    std::vector<registry::PersonId> touched;
    auto const done = node.database->write([&](db::Tx& tx) {
        return proposals::erase(tx, {node.office, *atlas, node.clock->now(), touched}, std::nullopt, id, w.reason);
    });
    if (!is_found(done, "proposals.roll_unknown")) return std::nullopt;
    return id.text();
}

/// What the civil registry said of a person, by the person's number.
std::optional<std::string> erase_padan(Node& node, Wanted const& w) {
    auto const id = id_of<registry::Person>(w);
    auto const files = node.database->write([&](db::Tx& tx) {
        return civil::erase(tx, node.office, std::nullopt, {.person = id, .reason = w.reason}, node.clock->now());
    });
    if (!is_found(files, "civil.entry_unknown")) return std::nullopt;
    lists::Vault const vault(node.place.data / "civil");
    for (auto const file : *files) vault.remove(file);
    return id.text();
}

std::string erase_case(Node& node, Wanted const& w, calendar::Calendar const& calendar) {
    auto const id = id_of<cases::Case>(w);
    federation::Post post(node.office, node.files, sign_of(node));
    federation::CasesCourier courier(post);
    auto const now = node.clock->now();
    auto const clocks =
        node.database->read([&](db::Tx& tx) { return cases::clocks_on(tx, date_in(node.office.zone, now)); });
    auto const done = node.database->write([&](db::Tx& tx) {
        return cases::erase(tx, {node.office, clocks, calendar, courier, now}, std::nullopt, id, w.reason);
    });
    if (!done) throw Fault(locale::say(done.error(), locale::Language::id));
    return cases::case_number(id);
}

}  // namespace

std::string erase_by_number(Node& node, std::string const& number, std::string const& reason) {
    Wanted const wanted{number, reason};
    auto const calendar = node.days->now();
    auto erased = erase_complaint(node, wanted, *calendar);
    if (!erased) erased = erase_request(node, wanted, *calendar);
    if (!erased) erased = erase_said(node, wanted, *calendar);
    if (!erased) erased = erase_roll(node, wanted);
    if (!erased) erased = erase_padan(node, wanted);
    if (!erased) erased = erase_case(node, wanted, *calendar);
    remove_loose_files(node);
    return *std::move(erased);
}

}  // namespace sinergi::apps
