#include "access/doors.hpp"
#include "base/phone.hpp"
#include "grievances/actions/trace.hpp"
#include "grievances/api/shared.hpp"
#include "grievances/api/wire_in.hpp"
#include "grievances/api/wish.hpp"
#include "grievances/chat.hpp"
#include "grievances/store/search.hpp"

#include <algorithm>
#include <array>
#include <ranges>

namespace sinergi::grievances {
namespace {

using http::Call;
using http::Method;
using http::Nothing;

constexpr std::int64_t page_rows_default = 50;
constexpr std::int64_t page_rows_max = 100;
constexpr std::size_t bulk_max = 200;

struct QueueOut {
    std::string code, name_id, name_en;
    std::int64_t count = 0;
    bool count_is_capped = false;
    std::optional<Moment> oldest_at;
    std::optional<std::int64_t> least_days_left;
    std::int64_t late_count = 0;
};
BOOST_DESCRIBE_STRUCT(QueueOut, (),
                      (code, name_id, name_en, count, count_is_capped, oldest_at, least_days_left, late_count))
struct QueuesOut {
    std::vector<QueueOut> items;
};
BOOST_DESCRIBE_STRUCT(QueuesOut, (), (items))

struct OfficerOut {
    access::AccountId id;
    std::string name, role;
    std::optional<access::UnitId> unit;
    std::string unit_name;
    std::int64_t open_count = 0, late_count = 0;
};
BOOST_DESCRIBE_STRUCT(OfficerOut, (), (id, name, role, unit, unit_name, open_count, late_count))
struct OfficersOut {
    std::vector<OfficerOut> items;
};
BOOST_DESCRIBE_STRUCT(OfficersOut, (), (items))
struct OfficersIn {
    std::optional<RegionCode> region;
    std::optional<access::UnitId> unit;
};
BOOST_DESCRIBE_STRUCT(OfficersIn, (), (region, unit))

struct LoadOut {
    access::AccountId officer;
    std::string name, unit_name, role;
    std::int64_t open = 0, late = 0, urgent = 0;
    std::int64_t answered_30_days = 0;  // complaints, each once; by this officer, open or not
    std::optional<Moment> oldest_at;
};
BOOST_DESCRIBE_STRUCT(LoadOut, (), (officer, name, unit_name, role, open, late, urgent, answered_30_days, oldest_at))
struct LoadsOut {
    std::vector<LoadOut> items;
};
BOOST_DESCRIBE_STRUCT(LoadsOut, (), (items))

struct RefusedOut {
    GrievanceId id;
    std::string key, message;
};
BOOST_DESCRIBE_STRUCT(RefusedOut, (), (id, key, message))
struct BulkOut {
    std::int64_t done = 0;
    std::vector<RefusedOut> refused;
};
BOOST_DESCRIBE_STRUCT(BulkOut, (), (done, refused))

struct QueueName {
    std::string_view code, name_id, name_en;
    access::Act needs;
};
constexpr std::array queues{
    QueueName{"urgent", "Darurat", "Urgent", access::Act::see_grievance},
    QueueName{"mine", "Tugas saya", "Mine", access::Act::claim_grievance},
    QueueName{"climbed", "Naik ke saya", "Climbed to me", access::Act::assign_grievance},
    QueueName{"to_verify", "Perlu diverifikasi", "To verify", access::Act::verify_grievance},
    QueueName{"unassigned", "Belum ada petugas", "Unassigned", access::Act::see_grievance},
    QueueName{"my_unit", "Unit saya", "My unit", access::Act::claim_grievance},
    QueueName{"rebutted", "Dibantah pelapor", "Rebutted", access::Act::see_grievance},
    QueueName{"asked", "Menunggu pelapor", "Waiting for the reporter", access::Act::work_grievance},
    QueueName{"late", "Lewat janji", "Past the promise", access::Act::see_grievance},
    QueueName{"answered", "Sudah dijawab", "Answered", access::Act::see_grievance},
    QueueName{"oversight", "Menyangkut petugas", "About officers", access::Act::see_oversight},
    QueueName{"all", "Semua yang terbuka", "All open", access::Act::see_grievance},
};

Result<QueuesOut> list_queues(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::see_grievance, by, by.area));
    Stand const stand(house, call);
    return house.office.db.read([&](db::Tx& tx) {
        QueuesOut out;
        for (auto const& queue : queues) {
            if (!by.may(queue.needs)) continue;
            auto const waiting = store::count_queue(tx, permit, queue.code, call.now);
            QueueOut row{.code = std::string(queue.code),
                         .name_id = std::string(queue.name_id),
                         .name_en = std::string(queue.name_en),
                         .count = waiting.rows,
                         .count_is_capped = waiting.rows >= 1'000,
                         .oldest_at = waiting.oldest_at,
                         .late_count = waiting.late.value_or(0)};
            if (waiting.due_at) row.least_days_left = days_left(*waiting.due_at, stand.time());
            out.items.push_back(std::move(row));
        }
        return out;
    });
}

/// A number from a receipt: twelve or thirteen characters of its alphabet, a digit among them, dashes forgiven.
std::optional<GrievanceId> as_number(std::string_view q) {
    auto const chars = std::ranges::count_if(q, [](char c) { return c != '-' && c != ' '; });
    bool const has_digit = std::ranges::any_of(q, [](char c) { return c >= '0' && c <= '9'; });
    if (chars < 12 || chars > 13 || !has_digit) return std::nullopt;
    auto const id = GrievanceId::parse(q);
    return id ? std::optional(*id) : std::nullopt;
}

Result<store::Page> found_by(db::Tx& tx, access::Permit const& permit, store::Filter const& filter,
                             std::string const& q, std::string_view after, std::int64_t limit) {
    // A telephone of twelve digits could be a number on a receipt too: whichever is known.
    if (auto const id = as_number(q))
        if (auto rows = store::list_some(tx, permit, {*id}); !rows.empty())
            return store::Page{.rows = std::move(rows), .next = {}};
    auto const phone = Phone::parse(q);
    if (phone && permit.by().may(access::Act::open_reporter))
        return store::Page{.rows = store::list_some(tx, permit, store::same_phone(tx, phone->text())), .next = {}};
    if (as_number(q)) return store::Page{};
    return store::search(tx, permit, filter, store::asked_words(q), after, limit);
}

Result<wire::ListOut> list(House& house, Call const& call, wire::ListIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::see_grievance, by, in.region.value_or(by.area)));
    auto const limit = std::clamp<std::int64_t>(in.limit.value_or(page_rows_default), 1, page_rows_max);
    store::Filter filter{.queue = text_of(in.queue),
                         .region = {},
                         .state = in.state ? std::string(word(*in.state)) : "",
                         .kind = text_of(in.kind),
                         .channel = in.channel ? boost::describe::enum_to_string(*in.channel, "") : "",
                         .officer = in.officer.value_or(access::AccountId{}),
                         .unit = in.unit.value_or(access::UnitId{})};
    bool const is_queue = !filter.queue.empty();
    if (is_queue && std::ranges::find(queues, filter.queue, &QueueName::code) == queues.end())
        return refuse(Why::malformed, "grievances.queue_unknown", "queue");
    auto const q = text_of(in.q);
    auto const after = text_of(in.after);
    SINERGI_TRY(page, house.office.db.read([&](db::Tx& tx) -> Result<store::Page> {
        if (!q.empty()) return found_by(tx, permit, filter, q, after, limit);
        if (is_queue) return store::list_queue(tx, permit, filter, after, limit, call.now);
        return store::list_newest(tx, permit, filter, after, limit);
    }));
    access::note_list(house.office, permit, q.empty() ? "grievances.listed" : "grievances.searched", call.now);
    Stand const stand(house, call);
    wire::ListOut out;
    for (auto const& row : page.rows) out.items.push_back(stand.row(row, by));
    if (!page.next.empty()) out.next = page.next;
    return out;
}

Result<wire::ReceiptOut> receive_for(House& house, Call const& call, wire::GrievanceIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(wish, wish_of(house, in));
    Stand const stand(house, call);
    return access::once(house.office, call, by.id,
                        [&](db::Tx& tx) -> Result<wire::ReceiptOut> {
                            SINERGI_TRY(receipt, receive(tx, stand.desk(), by, wish));
                            return wire::ReceiptOut{.id = receipt.id,
                                                    .tracking_number = tracking_number(receipt.id),
                                                    .key = receipt.key,
                                                    .answer_by = date_in(house.office.zone, receipt.promise_at),
                                                    .answer_by_at = receipt.promise_at,
                                                    .is_urgent = receipt.is_urgent,
                                                    .version = receipt.version};
                        },
                        {.about = db::Foresight::something_new});
}

Result<wire::RowOut> do_deed(House& house, Call const& call, wire::DeedIn const& in, Deed deed) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    Wish const wish{.text = text_of(in.text),
                    .version = in.version,
                    .officer = in.officer.value_or(access::AccountId{}),
                    .unit = in.unit.value_or(access::UnitId{}),
                    .kind = text_of(in.kind),
                    .reason = text_of(in.reason),
                    .until = in.until,
                    .into = in.into.value_or(GrievanceId{}),
                    .step = in.step.value_or(StepId{}),
                    .about = in.about ? named_of(*in.about) : std::vector<NewNamed>{}};
    if (wish.about.size() > named_max) return refuse(Why::malformed, "grievances.too_many_named", "about");
    if (deed == Deed::assigned && !in.officer) return refuse(Why::malformed, "http.member_missing", "officer");
    if (deed == Deed::forwarded && !in.unit) return refuse(Why::malformed, "http.member_missing", "unit");
    if (deed == Deed::merged && !in.into) return refuse(Why::malformed, "http.member_missing", "into");
    // These write to other complaints too.
    bool const is_of_many = deed == Deed::merged || deed == Deed::named;
    db::Foresight const ahead{.about = is_of_many ? db::Foresight::anything : in.id.raw(),
                              .questions = [&](db::Tx& tx) { act_ahead(tx, by, in.id, wish); }};
    auto const done = [&](db::Tx& tx) -> Result<wire::RowOut> {
        bool const closes = deed == Deed::answered && in.close.value_or(false);
        SINERGI_TRY(after, closes ? answer_and_close(tx, stand.desk(), by, in.id, wish)
                                  : act(tx, stand.desk(), by, in.id, deed, wish));
        return stand.row(listed(after), by);
    };
    return access::once(house.office, call, by.id, done, ahead);
}

Result<BulkOut> reassign(House& house, Call const& call, wire::BulkIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    if (in.ids.size() > bulk_max) return refuse(Why::too_large, "grievances.bulk_too_many", "ids");
    Stand const stand(house, call);
    BulkOut out;
    for (auto const id : in.ids) {
        Wish const wish{.text = text_of(in.text), .officer = in.officer};
        auto const done =
            house.office.db.write([&](db::Tx& tx) { return act(tx, stand.desk(), by, id, Deed::assigned, wish); });
        if (done)
            ++out.done;
        else
            out.refused.push_back({id, std::string(done.error().key), house.say(done.error().key, call.language())});
    }
    return out;
}

Result<OfficersOut> officers(House& house, Call const& call, OfficersIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::assign_grievance, by, in.region.value_or(by.area)));
    auto const loads = house.office.db.read([&](db::Tx& tx) { return store::load(tx, permit, call.now); });
    OfficersOut out;
    auto const today = date_in(house.office.zone, call.now);
    auto const people = house.office.db.read(
        [&](db::Tx& tx) { return access::people(tx, in.unit.value_or(access::UnitId{}), permit.area(), today); });
    for (auto const& somebody : people) {
        if (!access::acts_of(somebody.role).test(static_cast<std::size_t>(access::Act::claim_grievance))) continue;
        OfficerOut row{.id = somebody.id,
                       .name = somebody.name,
                       .role = boost::describe::enum_to_string(somebody.role, ""),
                       .unit = somebody.unit.is_none() ? std::nullopt : std::optional(somebody.unit),
                       .unit_name = somebody.unit_name};
        auto const load = std::ranges::find(loads, somebody.id, &store::Load::officer);
        if (load != loads.end()) {
            row.open_count = load->open_count;
            row.late_count = load->late;
        }
        out.items.push_back(std::move(row));
    }
    return out;
}

LoadOut load_out(House& house, store::Load const& load, Moment now) {
    auto const somebody = house.names.person(load.officer, now);
    return {.officer = load.officer,
            .name = somebody.name,
            .unit_name = somebody.unit_name,
            .role = boost::describe::enum_to_string(somebody.role, ""),
            .open = load.open_count,
            .late = load.late,
            .urgent = load.urgent,
            .oldest_at = load.oldest_at};
}

Result<LoadsOut> loads(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::see_load, by, by.area));
    constexpr std::int64_t answered_days = 30;
    LoadsOut out;
    auto const since = call.now.plus_ms(-answered_days * day_ms);
    auto const [open, answered] = house.office.db.read([&](db::Tx& tx) {
        return std::pair(store::load(tx, permit, call.now), store::answered_since(tx, permit, since));
    });
    for (auto const& load : open) out.items.push_back(load_out(house, load, call.now));
    for (auto const& done : answered) {
        auto row = std::ranges::find(out.items, done.officer, &LoadOut::officer);
        // Whoever answered all of theirs is no less a part of the picture.
        if (row == out.items.end())
            row = out.items.insert(row, load_out(house, {.officer = done.officer, .oldest_at = {}}, call.now));
        row->answered_30_days = done.answered;
    }
    return out;
}

/// Where "reported before?" looks: beside a village also its district, because the next village reports the same
/// bridge.
RegionCode around(access::Officer const& by, std::optional<RegionCode> const& region) {
    if (!region) return by.area;
    bool const is_village = region->level() == RegionLevel::village;
    return is_village && by.area.has(region->parent()) ? region->parent() : *region;
}

Result<wire::SimilarOut> similar(House& house, Call const& call, wire::SimilarIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::see_grievance, by, around(by, in.region)));
    Stand const stand(house, call);
    constexpr std::int64_t shown_max = 8;
    std::vector<store::Alike> alike;  // the likest first
    std::vector<GrievanceId> called;
    std::vector<SameReporter> named;
    auto const rows = house.office.db.read([&](db::Tx& tx) {
        alike = store::alike(tx, store::search_words(text_of(in.text), ""), shown_max * 2);
        called.clear();
        auto const phone = Phone::parse(text_of(in.phone));
        if (phone && by.may(access::Act::open_reporter)) called = store::same_phone(tx, phone->text());
        named.clear();
        if (in.name && by.may(access::Act::open_reporter)) named = house.reporters->find(tx, in.name->text());
        auto ids = called;
        for (auto const& one : named)
            if (std::ranges::find(ids, one.of) == ids.end()) ids.push_back(one.of);
        for (auto const& one : alike)
            if (std::ranges::find(ids, one.id) == ids.end()) ids.push_back(one.id);
        auto found = store::list_some(tx, permit, ids);
        std::ranges::sort(found, {}, [&](auto const& row) { return std::ranges::find(ids, row.id) - ids.begin(); });
        return found;
    });
    access::note_list(house.office, permit, "grievances.searched", call.now);
    wire::SimilarOut out;
    for (auto const& row : rows | std::views::take(shown_max)) {
        wire::SimilarRow shown{stand.row(row, by), {}};
        if (std::ranges::find(called, row.id) != called.end()) shown.why.push_back({wire::Likeness::phone, {}});
        if (auto const one = std::ranges::find(named, row.id, &SameReporter::of); one != named.end())
            shown.why.push_back({wire::Likeness::name, {call.language() == "en" ? one->because_en : one->because_id}});
        auto const words = std::ranges::find(alike, row.id, &store::Alike::id);
        if (words != alike.end()) shown.why.push_back({wire::Likeness::words, words->shared});
        if (in.region && in.region->level() >= RegionLevel::district && in.region->has(row.region))
            shown.why.push_back({wire::Likeness::place, {}});
        out.items.push_back(std::move(shown));
    }
    return out;
}

struct DeedRoute {
    std::string_view path, summary;
    Deed deed;
};
constexpr std::array deed_routes{
    DeedRoute{"verify", "The report is complete and ours; give it to a unit, an officer", Deed::verified},
    DeedRoute{"reject", "Refuse it with a reason the reporter reads", Deed::rejected},
    DeedRoute{"forward", "Give it to a unit", Deed::forwarded},
    DeedRoute{"assign", "Give it to an officer; also before it is verified", Deed::assigned},
    DeedRoute{"claim", "Take it oneself", Deed::claimed},
    DeedRoute{"note", "A note for the office alone", Deed::noted},
    DeedRoute{"ask", "Ask the reporter; the answer comes on the tracking page", Deed::asked},
    DeedRoute{"answer", "Answer the reporter; with close, the matter is closed in the same step", Deed::answered},
    DeedRoute{"extend", "Tell the reporter a later day and why; the promise stays", Deed::extended},
    DeedRoute{"merge", "The same matter as another: both reporters keep their number", Deed::merged},
    DeedRoute{"close", "Close what was answered; the reporter has ten days to rebut", Deed::closed},
    DeedRoute{"reopen", "Take it up again", Deed::reopened},
    DeedRoute{"name", "It is about an officer, a village, a facilitator, a unit: who is named loses it", Deed::named},
    DeedRoute{"sent", "The answer went out by WhatsApp or telephone", Deed::sent},
};

}  // namespace

void add_staff_routes(http::Router& router, House& house) {
    router.add<Nothing, QueuesOut>(Method::get, "/api/v1/queues",
                                   {.summary = "Queues with counts and age", .tag = "grievances"},
                                   [&](Call const& call, Nothing const&) { return list_queues(house, call); });
    router.add<wire::ListIn, wire::ListOut>(
        Method::get, "/api/v1/grievances", {.summary = "A queue, a filter or a search", .tag = "grievances"},
        [&](Call const& call, wire::ListIn const& in) { return list(house, call, in); });
    router.add<wire::GrievanceIn, wire::ReceiptOut>(
        Method::post, "/api/v1/grievances",
        {.summary = "Take in a report on somebody's behalf", .tag = "grievances", .status = 201},
        [&](Call const& call, wire::GrievanceIn const& in) { return receive_for(house, call, in); });
    router.add<wire::SimilarIn, wire::SimilarOut>(
        Method::post, "/api/v1/grievances/similar",
        {.summary = "Reported before? By words and telephone, each with why", .tag = "grievances"},
        [&](Call const& call, wire::SimilarIn const& in) { return similar(house, call, in); });
    router.add<wire::BulkIn, BulkOut>(
        Method::post, "/api/v1/grievances/bulk/reassign", {.summary = "Give many to one officer", .tag = "grievances"},
        [&](Call const& call, wire::BulkIn const& in) { return reassign(house, call, in); });
    router.add<wire::ChatIn, ChatRead>(
        Method::post, "/api/v1/grievances/read-chat",
        {.summary = "Text, telephone and time out of a pasted chat", .tag = "grievances"},
        [&](Call const& call, wire::ChatIn const& in) -> Result<ChatRead> {
            SINERGI_TRY(by, house.doors.officer(call));
            if (!by.may(access::Act::receive_grievance)) return refuse(Why::not_allowed, "access.act_not_allowed");
            return read_chat(in.text.text(), house.office.zone);
        });
    router.add<OfficersIn, OfficersOut>(
        Method::get, "/api/v1/officers",
        {.summary = "Who may be given work, and how much they have", .tag = "grievances"},
        [&](Call const& call, OfficersIn const& in) { return officers(house, call, in); });
    router.add<Nothing, LoadsOut>(Method::get, "/api/v1/load", {.summary = "Open work by officer", .tag = "grievances"},
                                  [&](Call const& call, Nothing const&) { return loads(house, call); });
    for (auto const& route : deed_routes)
        router.add<wire::DeedIn, wire::RowOut>(Method::post, "/api/v1/grievances/{id}/" + std::string(route.path),
                                               {.summary = route.summary, .tag = "grievances"},
                                               [&house, deed = route.deed](Call const& call, wire::DeedIn const& in) {
                                                   return do_deed(house, call, in, deed);
                                               });
}

}  // namespace sinergi::grievances
