#include "server/erase.hpp"

#include "cases/actions.hpp"
#include "federation/plugs.hpp"
#include "grievances/actions.hpp"
#include "plumbing/locale/locale.hpp"
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
template <class Id>
Id id_of(Wanted const& w) {
    auto const id = Id::parse(w.number);
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
    auto const id = id_of<grievances::GrievanceId>(w);
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
    auto const id = id_of<requests::RequestId>(w);
    auto const done = node.database->write([&](db::Tx& tx) {
        return requests::erase(tx, {node.office, calendar, *node.areas, node.clock->now()}, std::nullopt, id, w.reason);
    });
    if (!is_found(done, "requests.not_found")) return std::nullopt;
    return requests::tracking_number(id);
}

std::string erase_case(Node& node, Wanted const& w, calendar::Calendar const& calendar) {
    auto const id = id_of<cases::CaseId>(w);
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
    if (!erased) erased = erase_case(node, wanted, *calendar);
    remove_loose_files(node);
    return *std::move(erased);
}

}  // namespace sinergi::apps
