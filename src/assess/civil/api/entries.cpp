// Who is not confirmed, one beside the other, and letters.

#include "access/doors.hpp"
#include "access/rules.hpp"
#include "civil/api/stand.hpp"
#include "plumbing/http/file_route.hpp"
#include "plumbing/json/read.hpp"

#include <algorithm>
#include <cctype>

namespace sinergi::civil {
namespace {

using access::Officer;
using http::Call;
using http::Method;
using http::Reply;
constexpr std::string_view tag = "civil";
constexpr std::int64_t letters_listed = 100;

Result<wire::CivilEntriesOut> list(House& house, Call const& call, wire::CivilEntriesIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(act_check, by, in.region.value_or(by.area), "padan"));
    Stand const stand(house, call);
    auto const limit = std::clamp<std::int64_t>(in.limit.value_or(50), 1, 100);
    auto out = house.office.db.read([&](db::Tx& tx) {
        auto const rows = store::entries(tx, {.area = permit.area(),
                                              .state = in.state,
                                              .cause = in.cause,
                                              .due_for = in.is_mine.value_or(false) ? by.id : access::AccountId{},
                                              .after = in.after.value_or(registry::PersonId{}),
                                              .limit = limit});
        wire::CivilEntriesOut page;
        for (auto const& one : rows) {
            auto const person = registry::person_now(tx, permit, one.person);
            if (!person) continue;
            auto const said = json::read<std::vector<FieldSaid>>(one.fields).value_or(std::vector<FieldSaid>{});
            page.items.push_back(stand.row(one, *person, beside(*person, said)));
        }
        if (static_cast<std::int64_t>(rows.size()) == limit) page.next = rows.back().person;
        return page;
    });
    access::note_list(house.office, permit, "civil.listed", call.now);
    return out;
}

struct CivilQueueOut {
    Cause cause = Cause::none;
    std::int64_t count = 0;
    Moment oldest_at;
};
BOOST_DESCRIBE_STRUCT(CivilQueueOut, (), (cause, count, oldest_at))
struct CivilQueuesOut {
    std::vector<CivilQueueOut> items;
};
BOOST_DESCRIBE_STRUCT(CivilQueuesOut, (), (items))

/// Counts alone, for the first page: whoever may not check hears of none.
Result<CivilQueuesOut> queues(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    auto const permit = access::permit(act_check, by, by.area, "padan");
    if (!permit) return CivilQueuesOut{};
    return house.office.db.read([&](db::Tx& tx) {
        CivilQueuesOut out;
        for (auto const& one : store::due(tx, permit->area(), by.id))
            out.items.push_back({one.cause, one.persons, one.oldest_at});
        return out;
    });
}

Mend mend_of(wire::CivilMendIn const& in) {
    Mend wish{.version = in.version, .take = in.take.value_or(std::vector<Field>{})};
    auto const put = [](std::optional<std::string>& to, auto const& from) {
        if (from) to = from->text();
    };
    put(wish.typed.nik, in.nik);
    put(wish.typed.name, in.name);
    put(wish.typed.born_place, in.born_place);
    put(wish.typed.mother_name, in.mother_name);
    put(wish.typed.sex, in.sex);
    wish.typed.born_on = in.born_on;
    if (in.reason) wish.reason = in.reason->text();
    return wish;
}

Result<Reply> print(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<LetterId>(call, "id"));
    Stand stand(house, call);
    // The line stands in the audit before the numbers leave.
    SINERGI_TRY(page, house.office.db.write([&](db::Tx& tx) { return open_letter(tx, stand.desk(), by, id); }));
    SINERGI_TRY(pdf, house.office.db.read([&](db::Tx& tx) { return stand.pdf(tx, page); }));
    return Reply::file(std::move(pdf), "application/pdf", "surat-dukcapil-" + id.text() + ".pdf");
}

Result<wire::CivilLettersOut> letters(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(act_check, by, by.area, "padan"));
    Stand const stand(house, call);
    return house.office.db.read([&](db::Tx& tx) -> Result<wire::CivilLettersOut> {
        wire::CivilLettersOut out;
        for (auto const& one : store::letters(tx, permit.area(), letters_listed))
            out.items.push_back(stand.out(tx, one));
        return out;
    });
}

/// The number as it stands on the person's page, its dashes or not.
struct CivilErasureAt {
    registry::PersonId id;
};
BOOST_DESCRIBE_STRUCT(CivilErasureAt, (), (id))
struct CivilErasureOut {
    std::string tracking_number, kind_name, region_name, state_name;
    Moment received_at;
    bool is_open = false, is_erased = false;
    std::int64_t asked = 0, words = 0, letters = 0;
};
BOOST_DESCRIBE_STRUCT(CivilErasureOut, (),
                      (tracking_number, kind_name, region_name, state_name, received_at, is_open, is_erased, asked,
                       words, letters))
struct CivilEraseIn {
    registry::PersonId id;
    Line<5, 300> reason;
};
BOOST_DESCRIBE_STRUCT(CivilEraseIn, (), (id, reason))

/// MKa is "civil.state.mka": keys have small letters only.
std::string state_key(State state) {
    std::string key = "civil.state." + std::string(word(state));
    std::ranges::transform(key, key.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return key;
}

Result<CivilErasureOut> look(House& house, Call const& call, CivilErasureAt const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    return house.office.db.write([&](db::Tx& tx) -> Result<CivilErasureOut> {
        SINERGI_TRY(found, look_erasable(tx, house.office, by, in.id, call.now));
        return CivilErasureOut{.tracking_number = in.id.text(),
                               .kind_name = stand.say("civil.padan"),
                               .region_name = house.areas.name_of(found.entry.region),
                               .state_name = stand.say(state_key(found.entry.state)),
                               .received_at = found.entry.answered_at,
                               .is_open = is_due(found.entry.state),
                               .is_erased = found.kept.is_erased,
                               .asked = found.kept.asked,
                               .words = found.kept.words,
                               .letters = found.kept.letters};
    });
}

Result<http::Nothing> do_erase(House& house, Call const& call, CivilEraseIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(files, house.office.db.write([&](db::Tx& tx) {
        return erase(tx, house.office, by, {.person = in.id, .reason = in.reason.text()}, call.now);
    }));
    for (auto const file : files) house.vault.remove(file);
    return http::Nothing{};
}

void add_erasure_routes(http::Router& router, House& house) {
    router.add<CivilErasureAt, CivilErasureOut>(
        Method::get, "/api/v1/civil/entries/{id}/erasure",
        {.summary = "What an erasure would take; nobody's name", .tag = tag},
        [&](Call const& call, CivilErasureAt const& in) { return look(house, call, in); });
    router.add<CivilEraseIn, http::Nothing>(
        Method::post, "/api/v1/civil/entries/{id}/erase",
        {.summary = "Empty what the civil registry said of somebody", .tag = tag},
        [&](Call const& call, CivilEraseIn const& in) { return do_erase(house, call, in); });
}

}  // namespace

void add_entry_routes(http::Router& router, House& house) {
    add_erasure_routes(router, house);
    router.add<wire::CivilEntriesIn, wire::CivilEntriesOut>(
        Method::get, "/api/v1/civil/entries", {.summary = "Persons who are not confirmed", .tag = tag},
        [&](Call const& call, wire::CivilEntriesIn const& in) { return list(house, call, in); });
    router.add<http::Nothing, CivilQueuesOut>(
        Method::get, "/api/v1/civil-queues", {.summary = "How many wait for the caller, by cause", .tag = tag},
        [&](Call const& call, http::Nothing const&) { return queues(house, call); });
    router.add<wire::CivilEntryAt, wire::CivilEntryOut>(
        Method::get, "/api/v1/civil/entries/{id}", {.summary = "Ours beside theirs", .tag = tag},
        [&](Call const& call, wire::CivilEntryAt const& in) -> Result<wire::CivilEntryOut> {
            SINERGI_TRY(by, house.doors.officer(call));
            Stand stand(house, call);
            return house.office.db.write([&](db::Tx& tx) -> Result<wire::CivilEntryOut> {
                SINERGI_TRY(opened, civil::open(tx, stand.desk(), by, in.id));
                return stand.out(tx, opened, by);
            });
        });
    auto const deed = [&router, &house]<class In>(std::string pattern, std::string_view summary, auto act) {
        router.add<In, wire::CivilEntryOut>(
            Method::post, std::move(pattern), {.summary = summary, .tag = tag},
            [&house, act](Call const& call, In const& in) {
                return access::does<Stand>(
                    house, call,
                    [&](db::Tx& tx, Stand& stand, Officer const& by) -> Result<wire::CivilEntryOut> {
                        SINERGI_TRY(opened, act(tx, stand.desk(), by, in));
                        return stand.out(tx, opened, by);
                    },
                    {.about = in.id.raw()});  // its erasure empties the kept answer
            });
    };
    using registry::Desk;
    deed.operator()<wire::CivilMendIn>(
        "/api/v1/civil/entries/{id}/mend", "Correct ours, from theirs or from a paper",
        [](db::Tx& tx, Desk const& desk, Officer const& by, wire::CivilMendIn const& in) {
            return mend(tx, desk, by, in.id, mend_of(in));
        });
    deed.operator()<wire::CivilKeepIn>(
        "/api/v1/civil/entries/{id}/keep", "Ours stays, and why",
        [](db::Tx& tx, Desk const& desk, Officer const& by, wire::CivilKeepIn const& in) {
            return keep(tx, desk, by, in.id, in.version, in.reason.text());
        });
    deed.operator()<wire::CivilCauseIn>(
        "/api/v1/civil/entries/{id}/cause", "Why the NIK is not found",
        [](db::Tx& tx, Desk const& desk, Officer const& by, wire::CivilCauseIn const& in) {
            return say_cause(tx, desk, by, in.id, in.version, in.cause);
        });
    deed.operator()<wire::CivilPassIn>(
        "/api/v1/civil/entries/{id}/pass", "A second officer looked at it",
        [](db::Tx& tx, Desk const& desk, Officer const& by, wire::CivilPassIn const& in) {
            return pass(tx, desk, by, in.id, in.version);
        });
}

void add_letter_routes(http::Router& router, House& house) {
    router.add<http::Nothing, wire::CivilLettersOut>(
        Method::get, "/api/v1/civil/letters", {.summary = "Letters to the civil registry", .tag = tag},
        [&](Call const& call, http::Nothing const&) { return letters(house, call); });
    router.add<wire::CivilLetterIn, wire::CivilLetterOut>(
        Method::post, "/api/v1/civil/letters", {.summary = "A letter about those of one cause", .tag = tag},
        [&](Call const& call, wire::CivilLetterIn const& in) {
            return access::does<Stand>(
                house, call, [&](db::Tx& tx, Stand& stand, Officer const& by) -> Result<wire::CivilLetterOut> {
                    SINERGI_TRY(letter, write_letter(tx, stand.desk(), by,
                                                     {in.number.text(), in.cause, in.area.value_or(by.area)}));
                    return stand.out(tx, letter);
                });
        });
    http::add_file_route(router, house, Method::get, "/api/v1/civil/letters/{id}/pdf",
                         {.summary = "The letter as PDF", .tag = tag}, print);
}

void add_routes(http::Router& router, House& house) {
    add_run_routes(router, house);
    add_entry_routes(router, house);
    add_letter_routes(router, house);
}

}  // namespace sinergi::civil
