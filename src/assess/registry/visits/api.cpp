// The routes of field checks.

#include "access/directory.hpp"
#include "access/doors.hpp"
#include "audit/actions.hpp"
#include "plumbing/files/images.hpp"
#include "plumbing/http/file_route.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/json/write.hpp"
#include "registry/visits/visits.hpp"

#include <algorithm>

namespace sinergi::registry::visits {
namespace {

using access::Act;
using access::Officer;
using http::Call;
using http::Method;
using http::Reply;
constexpr std::string_view tag = "registry";
constexpr std::int64_t page_max = 100;

struct RegistryVisitIn {
    FamilyId family;
    Text<0, 500> reason;
    std::optional<Date> due_on;
};
BOOST_DESCRIBE_STRUCT(RegistryVisitIn, (), (family, reason, due_on))
struct RegistryVisitsIn {
    std::optional<VisitState> state;
    std::optional<RegionCode> region;
    std::optional<FamilyId> family;  // all of one family, the newest first; the others do not count then
    std::optional<VisitId> after;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(RegistryVisitsIn, (), (state, region, family, after, limit))
struct RegistryVisitAt {
    VisitId id;
};
BOOST_DESCRIBE_STRUCT(RegistryVisitAt, (), (id))
struct RegistryFoundIn {
    std::optional<PersonId> person;
    Line<1, 40> section;
    std::map<std::string, std::int64_t> answers;
};
BOOST_DESCRIBE_STRUCT(RegistryFoundIn, (), (person, section, answers))
struct RegistryVisitResultIn {
    VisitId id;
    std::int64_t version = 0;
    VisitOutcome outcome = VisitOutcome::met;
    std::optional<VisitWay> way;
    std::optional<Date> on;
    std::optional<std::int64_t> lat, lon;
    std::optional<Text<0, 2'000>> note;
    std::vector<RegistryFoundIn> found;
    std::optional<VisitFinding> seen;
    std::optional<Text<0, 2'000>> family_says;
};
BOOST_DESCRIBE_STRUCT(RegistryVisitResultIn, (),
                      (id, version, outcome, way, on, lat, lon, note, found, seen, family_says))
struct RegistryVisitJudgeIn {
    VisitId id;
    std::int64_t version = 0;
    VisitVerdict verdict = VisitVerdict::accept;
    Text<0, 500> reason;
    std::optional<VisitFinding> finding;
    std::optional<Line<0, 80>> minutes;
    std::optional<Date> minutes_on;
};
BOOST_DESCRIBE_STRUCT(RegistryVisitJudgeIn, (), (id, version, verdict, reason, finding, minutes, minutes_on))

struct RegistryFoundOut {
    std::string person;  // "" of the family
    std::string section;
    std::map<std::string, std::int64_t> answers;
};
BOOST_DESCRIBE_STRUCT(RegistryFoundOut, (), (person, section, answers))
struct RegistryVisitPhotoOut {
    PhotoId id;
    VisitPhotoKind kind = VisitPhotoKind::front;
    std::string by_name;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(RegistryVisitPhotoOut, (), (id, kind, by_name, at))
struct RegistryVisitOut {
    VisitId id;
    FamilyId family;
    RegionCode region;
    std::string region_name, head_name, address, reason, asked_by;
    VisitState state = VisitState::open;
    Moment asked_at;
    std::optional<Date> due_on;
    std::int64_t tries = 0;
    std::string outcome;
    VisitWay way = VisitWay::screen;
    std::optional<Date> visited_on;
    std::string visited_by;
    bool is_own = false;  // whoever asks was there
    std::optional<std::int64_t> lat, lon;
    std::string note, family_says, minutes, judged_by, verdict;
    VisitFinding seen = VisitFinding::none, finding = VisitFinding::none;
    std::optional<Date> minutes_on;
    std::optional<Moment> judged_at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(RegistryVisitOut, (),
                      (id, family, region, region_name, head_name, address, reason, asked_by, state, asked_at, due_on,
                       tries, outcome, way, visited_on, visited_by, is_own, lat, lon, note, family_says, minutes,
                       judged_by, verdict, seen, finding, minutes_on, judged_at, version))
struct RegistryVisitsOut {
    std::vector<RegistryVisitOut> items;
    std::optional<VisitId> next;
};
BOOST_DESCRIBE_STRUCT(RegistryVisitsOut, (), (items, next))
struct RegistryVisitFileOut {
    RegistryVisitOut visit;
    std::vector<RegistryFoundOut> found;
    std::vector<RegistryVisitPhotoOut> photos;
};
BOOST_DESCRIBE_STRUCT(RegistryVisitFileOut, (), (visit, found, photos))

struct RegistryVisitQueueOut {
    VisitState state = VisitState::open;
    std::int64_t count = 0;
    std::int64_t late_count = 0;
    std::optional<Moment> oldest_at;
    std::optional<std::int64_t> days_left;  // of the first that has a day
};
BOOST_DESCRIBE_STRUCT(RegistryVisitQueueOut, (), (state, count, late_count, oldest_at, days_left))
struct RegistryVisitQueuesOut {
    std::vector<RegistryVisitQueueOut> items;
};
BOOST_DESCRIBE_STRUCT(RegistryVisitQueuesOut, (), (items))

/// What one call stands on.
class Stand {
public:
    Stand(House& house, Call const& call) : house_(house), now_(call.now), atlas_(house.areas.atlas()) {}
    Desk desk() {
        touched_.clear();  // a deed may run again
        return {house_.office, *atlas_, now_, touched_};
    }
    void tell_index() { house_.known.refresh(touched_); }

    RegistryVisitOut out(db::Tx& tx, Officer const& by, Visit const& v) {
        auto const family = store::find_family(tx, v.family);
        return {.id = v.id,
                .family = v.family,
                .region = v.region,
                .region_name = atlas_->name_of(v.region),
                .head_name = family ? family->head_name : "",
                .address = family ? family->address : "",
                .reason = v.reason,
                .asked_by = name_of(tx, v.asked_by),
                .state = v.state,
                .asked_at = v.asked_at,
                .due_on = v.due_on,
                .tries = v.tries,
                .outcome = v.outcome,
                .way = v.way,
                .visited_on = v.visited_on,
                .visited_by = name_of(tx, v.visited_by),
                .is_own = v.visited_by == by.id,
                .lat = v.lat,
                .lon = v.lon,
                .note = v.note,
                .family_says = v.family_says,
                .minutes = v.minutes,
                .judged_by = name_of(tx, v.judged_by),
                .verdict = v.verdict,
                .seen = v.seen,
                .finding = v.finding,
                .minutes_on = v.minutes_on,
                .judged_at = v.judged_at,
                .version = v.version};
    }
    RegistryVisitFileOut file(db::Tx& tx, Officer const& by, Visit const& visit) {
        RegistryVisitFileOut all{.visit = out(tx, by, visit)};
        if (auto const found = json::read<std::vector<Found>>(visit.found))
            for (auto const& one : *found)
                all.found.push_back({one.person.is_none() ? "" : one.person.text(), one.section, one.answers});
        for (auto const& one : store::photos(tx, visit.id))
            all.photos.push_back({one.id, one.kind, name_of(tx, one.by), one.at});
        return all;
    }

private:
    std::string name_of(db::Tx& tx, access::AccountId id) {
        if (id.is_none()) return {};
        auto const person = access::find_person(tx, id);
        return person ? person->name : std::string{};
    }
    House& house_;
    Moment now_;
    std::shared_ptr<regions::Atlas const> atlas_;
    std::vector<PersonId> touched_;
};

/// Does a deed once for its key, then tells the index whose rows changed.
template <class F>
Result<RegistryVisitFileOut> does(House& house, Call const& call, F&& deed) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand stand(house, call);
    auto out = access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<RegistryVisitFileOut> {
        SINERGI_TRY(visit, deed(tx, stand.desk(), by));
        return stand.file(tx, by, visit);
    });
    if (out) stand.tell_index();
    return out;
}

Result<RegistryVisitsOut> list(House& house, Call const& call, RegistryVisitsIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(Act::see_registry, by, in.region.value_or(by.area)));
    Stand stand(house, call);
    auto const limit = std::clamp<std::int64_t>(in.limit.value_or(50), 1, page_max);
    auto out = house.office.db.read([&](db::Tx& tx) {
        if (in.family) {
            RegistryVisitsOut of_family;
            for (auto const& one : store::visits_of(tx, *in.family))
                if (permit.area().has(one.region)) of_family.items.push_back(stand.out(tx, by, one));
            return of_family;
        }
        auto const rows =
            store::visits(tx, in.state.value_or(VisitState::open), permit.area(), in.after.value_or(VisitId{}), limit);
        RegistryVisitsOut page;
        for (auto const& one : rows) page.items.push_back(stand.out(tx, by, one));
        if (static_cast<std::int64_t>(rows.size()) == limit) page.next = rows.back().id;
        return page;
    });
    access::note_list(house.office, by.trace(), "registry.visits_listed", permit.area(), call.now);
    return out;
}

/// Counts alone, for the first page. Homes to go to, for who may write what is found there; what was found, for who may
/// accept it and was not there.
Result<RegistryVisitQueuesOut> queues(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    auto const today = date_in(house.office.zone, call.now);
    return house.office.db.read([&](db::Tx& tx) {
        RegistryVisitQueuesOut out;
        if (auto const permit = access::permit(Act::edit_registry, by, by.area)) {
            auto const open = store::count_visits(tx, *permit, VisitState::open, today, {});
            out.items.push_back({.state = VisitState::open,
                                 .count = open.visits,
                                 .late_count = open.late,
                                 .oldest_at = open.oldest_at});
            if (open.due_on) out.items.back().days_left = open.due_on->days() - today.days();
        }
        if (auto const permit = access::permit(Act::verify_registry, by, by.area)) {
            auto const done = store::count_visits(tx, *permit, VisitState::done, today, by.id);
            out.items.push_back({.state = VisitState::done, .count = done.visits, .oldest_at = done.oldest_at});
        }
        return out;
    });
}

Result<RegistryVisitFileOut> take_photo(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<VisitId>(call, "id"));
    SINERGI_TRY(parts, http::read_form(call));
    // Whoever may not write here keeps nothing here either.
    SINERGI_MUST(house.office.db.read([&](db::Tx& tx) { return find(tx, by, id, Act::edit_registry); }));
    Photo photo{.id = house.office.ids.make<Photo>(call.now), .visit = id, .by = by.id, .at = call.now};
    bool has_file = false;
    for (auto const& part : parts) {
        if (part.name == "kind" && !boost::describe::enum_from_string(part.bytes.c_str(), photo.kind))
            return refuse(Why::malformed, "registry.visit_photo_kind", "kind");
        if (part.name != "file" || part.bytes.empty()) continue;
        SINERGI_TRY(clean, files::cleaned(part.bytes));
        photo.file = house.files.put(clean.jpeg);
        photo.thumb = house.files.put(clean.thumbnail);
        has_file = true;
    }
    if (!has_file) return refuse(Why::malformed, "registry.visit_no_photo", "file");
    Stand stand(house, call);
    return house.office.db.write([&](db::Tx& tx) -> Result<RegistryVisitFileOut> {
        SINERGI_MUST(add(tx, stand.desk(), by, photo));
        SINERGI_TRY(visit, find(tx, by, id));
        return stand.file(tx, by, visit);
    });
}

Result<Reply> show_photo(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<VisitId>(call, "id"));
    SINERGI_TRY(photo_id, http::id_at<PhotoId>(call, "photo"));
    SINERGI_TRY(photo, house.office.db.write([&](db::Tx& tx) -> Result<Photo> {
        SINERGI_TRY(visit, find(tx, by, id));
        for (auto const& one : store::photos(tx, id)) {
            if (one.id != photo_id) continue;
            audit::note(tx, house.office.ids, call.now, by.trace(), "registry.visit_photo_seen",
                        {.kind = "visit", .id = id.raw(), .region = visit.region});
            return one;
        }
        return refuse(Why::not_found, "registry.visit_unknown", "photo");
    }));
    SINERGI_TRY(bytes, house.files.get(call.asked("size") == "thumb" ? photo.thumb : photo.file));
    return Reply{
        .status = 200, .type = "image/jpeg", .body = std::move(bytes), .headers = {{"Cache-Control", "no-store"}}};
}

Result<Reply> give_form(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<VisitId>(call, "id"));
    Stand stand(house, call);
    auto const desk = stand.desk();
    SINERGI_TRY(pdf, house.office.db.write([&](db::Tx& tx) -> Result<std::string> {
        SINERGI_TRY(visit, find(tx, by, id));
        SINERGI_TRY(file, open(tx, desk, by, visit.family));
        return paper_form(desk, visit, file);
    }));
    return Reply::file(std::move(pdf), "application/pdf", "cek-lapangan-" + id.text() + ".pdf");
}

Result<Reply> give_letter(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<VisitId>(call, "id"));
    Stand stand(house, call);
    auto const desk = stand.desk();
    SINERGI_TRY(letter, house.office.db.write([&](db::Tx& tx) -> Result<print::Letter> {
        SINERGI_TRY(visit, find(tx, by, id));
        SINERGI_TRY(family, store::get_family(tx, visit.family));
        audit::note(tx, house.office.ids, call.now, by.trace(), "registry.visit_letter",
                    {.kind = "visit", .id = id.raw(), .region = visit.region});
        return notice_letter(desk, house.say, visit, family);
    }));
    return Reply::file(print::letter_pdf(letter, call.now), "application/pdf", "pemeriksaan-" + id.text() + ".pdf");
}

void add_deed_routes(http::Router& router, House& house) {
    router.add<RegistryVisitIn, RegistryVisitFileOut>(
        Method::post, "/api/v1/registry/visits", {.summary = "Ask for a field check", .tag = tag},
        [&](Call const& call, RegistryVisitIn const& in) {
            return does(house, call, [&](db::Tx& tx, Desk const& desk, Officer const& by) {
                return ask(tx, desk, by, {in.family, in.reason.text(), in.due_on});
            });
        });
    router.add<RegistryVisitResultIn, RegistryVisitFileOut>(
        Method::post, "/api/v1/registry/visits/{id}/result", {.summary = "What was found", .tag = tag},
        [&](Call const& call, RegistryVisitResultIn const& in) {
            NewResult wish{.version = in.version,
                           .outcome = in.outcome,
                           .way = in.way.value_or(VisitWay::screen),
                           .on = in.on,
                           .lat = in.lat,
                           .lon = in.lon,
                           .note = in.note ? in.note->text() : std::string{},
                           .seen = in.seen.value_or(VisitFinding::none),
                           .family_says = in.family_says ? in.family_says->text() : std::string{}};
            for (auto const& one : in.found)
                wish.found.push_back({one.person.value_or(PersonId{}), one.section.text(), one.answers});
            return does(house, call, [&](db::Tx& tx, Desk const& desk, Officer const& by) {
                return report(tx, desk, by, in.id, wish);
            });
        });
    router.add<RegistryVisitJudgeIn, RegistryVisitFileOut>(
        Method::post, "/api/v1/registry/visits/{id}/judge", {.summary = "Accept it or send it back", .tag = tag},
        [&](Call const& call, RegistryVisitJudgeIn const& in) {
            return does(house, call, [&](db::Tx& tx, Desk const& desk, Officer const& by) {
                return judge(tx, desk, by, in.id,
                             {.version = in.version,
                              .verdict = in.verdict,
                              .reason = in.reason.text(),
                              .finding = in.finding.value_or(VisitFinding::none),
                              .minutes = in.minutes ? in.minutes->text() : std::string{},
                              .minutes_on = in.minutes_on});
            });
        });
}

}  // namespace

void add_routes(http::Router& router, House& house) {
    add_deed_routes(router, house);
    router.add<RegistryVisitsIn, RegistryVisitsOut>(
        Method::get, "/api/v1/registry/visits", {.summary = "Field checks of an area", .tag = tag},
        [&](Call const& call, RegistryVisitsIn const& in) { return list(house, call, in); });
    router.add<http::Nothing, RegistryVisitQueuesOut>(
        Method::get, "/api/v1/visit-queues", {.summary = "How many field checks wait for the caller", .tag = tag},
        [&](Call const& call, http::Nothing const&) { return queues(house, call); });
    router.add<RegistryVisitAt, RegistryVisitFileOut>(
        Method::get, "/api/v1/registry/visits/{id}", {.summary = "One field check", .tag = tag},
        [&](Call const& call, RegistryVisitAt const& in) -> Result<RegistryVisitFileOut> {
            SINERGI_TRY(by, house.doors.officer(call));
            Stand stand(house, call);
            return house.office.db.read([&](db::Tx& tx) -> Result<RegistryVisitFileOut> {
                SINERGI_TRY(visit, find(tx, by, in.id));
                return stand.file(tx, by, visit);
            });
        });
    http::add_form_route(
        router, house, "/api/v1/registry/visits/{id}/photos",
        {.summary = "A photo of a field check", .tag = tag, .body_max = files::picture_bytes_max + 4'096}, take_photo);
    http::add_file_route(router, house, Method::get, "/api/v1/registry/visits/{id}/photos/{photo}",
                         {.summary = "A photo", .tag = tag}, show_photo);
    http::add_file_route(router, house, Method::get, "/api/v1/registry/visits/{id}/form.pdf",
                         {.summary = "The form on paper", .tag = tag}, give_form);
    http::add_file_route(router, house, Method::get, "/api/v1/registry/visits/{id}/letter.pdf",
                         {.summary = "The notice of the check for the family", .tag = tag}, give_letter);
}

}  // namespace sinergi::registry::visits
