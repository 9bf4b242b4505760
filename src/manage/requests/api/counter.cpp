// The counter: kinds, queues, search before create, intake.

#include "access/doors.hpp"
#include "base/nik.hpp"
#include "base/phone.hpp"
#include "requests/actions/trace.hpp"
#include "requests/api/shared.hpp"

#include <algorithm>
#include <array>

namespace sinergi::requests {
namespace {

using http::Call;
using http::Method;
using http::Nothing;

constexpr std::string_view tag = "requests";
constexpr std::int64_t rows_default = 50, rows_max = 100;

struct QueueOut {
    std::string code, name_id, name_en;
    std::int64_t count = 0;
    bool count_is_capped = false;
    std::optional<std::int64_t> least_days_left;
    std::int64_t late_count = 0;
};
BOOST_DESCRIBE_STRUCT(QueueOut, (), (code, name_id, name_en, count, count_is_capped, least_days_left, late_count))
struct RequestQueuesOut {
    std::vector<QueueOut> items;
};
BOOST_DESCRIBE_STRUCT(RequestQueuesOut, (), (items))

struct QueueName {
    std::string_view code, name_id, name_en;
    access::Act needs;
};
constexpr std::array queues{
    QueueName{"emergency", "Darurat 24 jam", "Emergency, 24 hours", access::Act::see_request},
    QueueName{"mine", "Tugas saya", "Mine", access::Act::check_request},
    QueueName{"to_check", "Perlu diperiksa", "To check", access::Act::check_request},
    QueueName{"incomplete", "Menunggu berkas", "Waiting for papers", access::Act::see_request},
    QueueName{"to_initial", "Perlu paraf", "To initial", access::Act::initial_letter},
    QueueName{"to_number", "Perlu nomor", "To number", access::Act::manage_letters},
    QueueName{"to_sign", "Perlu tanda tangan", "To sign", access::Act::manage_letters},
    QueueName{"to_hand_over", "Siap diserahkan", "Ready to hand over", access::Act::see_request},
    QueueName{"late", "Lewat janji", "Past the promise", access::Act::see_request},
    QueueName{"all", "Semua yang terbuka", "All open", access::Act::see_request},
};

Result<RequestQueuesOut> list_queues(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::see_request, by, by.area));
    Stand const stand(house, call);
    return house.office.db.read([&](db::Tx& tx) {
        RequestQueuesOut out;
        for (auto const& queue : queues) {
            if (!by.may(queue.needs)) continue;
            auto const waiting = store::count(tx, permit, queue.code, call.now);
            QueueOut row{.code = std::string(queue.code),
                         .name_id = std::string(queue.name_id),
                         .name_en = std::string(queue.name_en),
                         .count = waiting.rows,
                         .count_is_capped = waiting.rows >= 1'000,
                         .late_count = waiting.late.value_or(0)};
            if (waiting.due_at) row.least_days_left = days_left(*waiting.due_at, stand.desk().time());
            out.items.push_back(std::move(row));
        }
        return out;
    });
}

struct RequestsIn {
    std::optional<Line<0, 20>> queue;
    std::optional<Line<0, 40>> kind;
    std::optional<State> state;
    std::optional<RegionCode> region;
    std::optional<Line<0, 60>> after;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(RequestsIn, (), (queue, kind, state, region, after, limit))

Result<wire::RequestsOut> list(House& house, Call const& call, RequestsIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::see_request, by, in.region.value_or(by.area)));
    store::Filter const filter{
        .queue = text_of(in.queue), .kind = text_of(in.kind), .state = in.state ? word(*in.state) : std::string{}};
    if (!filter.queue.empty() && std::ranges::find(queues, filter.queue, &QueueName::code) == queues.end())
        return refuse(Why::malformed, "requests.queue_unknown", "queue");
    auto const limit = std::clamp<std::int64_t>(in.limit.value_or(rows_default), 1, rows_max);
    Stand const stand(house, call);
    auto out = house.office.db.read([&](db::Tx& tx) -> Result<wire::RequestsOut> {
        SINERGI_TRY(page, store::list(tx, permit, filter, text_of(in.after), limit, call.now));
        auto const kinds = store::kinds(tx);
        wire::RequestsOut rows;
        for (auto const& row : page.rows) rows.items.push_back(stand.row(tx, row, kinds));
        if (!page.next.empty()) rows.next = page.next;
        return rows;
    });
    if (out) access::note_list(house.office, permit, "requests.listed", call.now);
    return out;
}

struct AlikeIn {
    std::optional<Line<0, 200>> q;  // a name, a NIK, a telephone or a number of a receipt
    std::optional<Line<0, 120>> name;
    std::optional<Line<0, 16>> nik;
    std::optional<Line<0, 30>> phone;
};
BOOST_DESCRIBE_STRUCT(AlikeIn, (), (q, name, nik, phone))

/// In the body, not in the query: numbers of people stand in no address.
Result<wire::RequestsOut> find_alike(House& house, Call const& call, AlikeIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::see_request, by, by.area));
    Like like{.name = text_of(in.name), .nik = text_of(in.nik), .phone = text_of(in.phone)};
    auto const q = text_of(in.q);
    if (Nik::parse(q))
        like.nik = q;
    else if (Phone::parse(q))
        like.phone = q;
    else if (!q.empty())
        like.name = q;
    Stand const stand(house, call);
    auto out = house.office.db.read([&](db::Tx& tx) {
        auto rows = alike(tx, permit, like);
        if (auto const id = RequestId::parse(q); id && q.size() >= 12)
            if (auto numbered = store::some(tx, permit, {*id}); !numbered.empty()) rows = std::move(numbered);
        auto const kinds = store::kinds(tx);
        wire::RequestsOut found;
        for (auto const& row : rows) found.items.push_back(stand.row(tx, row, kinds));
        return found;
    });
    access::note_list(house.office, permit, "requests.searched", call.now);
    return out;
}

Result<wire::RequestReceiptOut> take_in(House& house, Call const& call, wire::RequestIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    if (in.region) SINERGI_MUST(house.areas.check_open(*in.region));
    Stand const stand(house, call);
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<wire::RequestReceiptOut> {
        NewRequest wish{.kind = in.kind.text(),
                        .region = in.region.value_or(RegionCode{}),
                        .person = person_of(in.person, kind_of(tx, in.kind.text()).value_or(Kind{})),
                        .pace = in.is_urgent.value_or(false) ? Pace::emergency : Pace::ordinary,
                        .note = text_of(in.note),
                        .need = in.need,
                        .deactivated_on = in.deactivated_on};
        SINERGI_TRY(receipt, receive(tx, stand.desk(), by, std::move(wish)));
        auto const& r = receipt.request;
        return wire::RequestReceiptOut{.id = r.id,
                                       .tracking_number = tracking_number(r.id),
                                       .key = receipt.key,
                                       .due_at = r.due_at,
                                       .due_on = date_in(house.office.zone, r.due_at),
                                       .is_urgent = r.is_urgent,
                                       .missing = receipt.missing,
                                       .version = r.version};
    });
}

}  // namespace

void add_counter_routes(http::Router& router, House& house) {
    router.add<Nothing, RequestQueuesOut>(Method::get, "/api/v1/request-queues",
                                          {.summary = "Queues of the counter, with how many", .tag = tag},
                                          [&](Call const& call, Nothing const&) { return list_queues(house, call); });
    router.add<RequestsIn, wire::RequestsOut>(
        Method::get, "/api/v1/requests", {.summary = "A queue, or all requests, newest first", .tag = tag},
        [&](Call const& call, RequestsIn const& in) { return list(house, call, in); });
    router.add<AlikeIn, wire::RequestsOut>(
        Method::post, "/api/v1/requests/alike",
        {.summary = "Search before create: by name, NIK, telephone or receipt", .tag = tag},
        [&](Call const& call, AlikeIn const& in) { return find_alike(house, call, in); });
    router.add<wire::RequestIn, wire::RequestReceiptOut>(
        Method::post, "/api/v1/requests", {.summary = "Take in a request", .tag = tag, .status = 201},
        [&](Call const& call, wire::RequestIn const& in) { return take_in(house, call, in); });
}

}  // namespace sinergi::requests
