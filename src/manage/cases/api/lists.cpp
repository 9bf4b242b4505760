// Queues, lists, search, what may already be known, and the lists of codes a screen offers.

#include "access/doors.hpp"
#include "cases/api/stand.hpp"
#include "cases/store/counts.hpp"

#include <algorithm>
#include <array>

namespace sinergi::cases {
namespace {

using http::Call;
using http::Method;

constexpr std::int64_t page_rows_default = 50;
constexpr std::int64_t page_rows_max = 100;

struct QueueName {
    std::string_view code, name_id, name_en;
    access::Act needs;
};
constexpr std::array queues{
    QueueName{"urgent", "Darurat", "Urgent", access::Act::see_case},
    QueueName{"mine", "Tugas saya", "Mine", access::Act::work_case},
    QueueName{"incoming", "Diminta kepada kita", "Asked of us", access::Act::lead_case},
    QueueName{"to_approve", "Menunggu persetujuan", "To approve", access::Act::approve_case},
    QueueName{"unassigned", "Belum ada petugas", "Unassigned", access::Act::see_case},
    QueueName{"health", "Kesehatan dulu", "Health first", access::Act::see_health},
    QueueName{"shelter", "Di rumah singgah", "In the shelter", access::Act::see_case},
    QueueName{"asked_up", "Diminta ke atas", "Asked above", access::Act::lead_case},
    QueueName{"asked_down", "Disposisi", "Asked below", access::Act::lead_case},
    QueueName{"late", "Lewat tenggat", "Late", access::Act::see_case},
    QueueName{"aftercare", "Kunjungan purnalayan", "Aftercare due", access::Act::work_case},
    QueueName{"all", "Semua yang terbuka", "All open", access::Act::see_case},
};

Result<wire::CaseQueuesOut> list_queues(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::see_case, by, by.area));
    return house.office.db.read([&](db::Tx& tx) {
        wire::CaseQueuesOut out;
        std::optional<store::Counts> together;
        if (store::is_counted_together(permit, house.office.area)) together.emplace(tx, permit, call.now);
        for (auto const& queue : queues) {
            if (!by.may(queue.needs)) continue;
            auto const waiting =
                together && store::Counts::holds(queue.code)
                    ? together->of(queue.code)
                    : store::count(
                          tx, permit,
                          {.filter = {.queue = std::string(queue.code)}, .now = call.now, .office = house.office.area});
            out.items.push_back({.code = std::string(queue.code),
                                 .name_id = std::string(queue.name_id),
                                 .name_en = std::string(queue.name_en),
                                 .count = waiting.rows,
                                 .count_is_capped = waiting.rows >= 1'000,
                                 .oldest_at = waiting.oldest_at,
                                 .late_count = waiting.late.value_or(0)});
        }
        return out;
    });
}

/// By number, by NIK, by name or by words of the need; what is withheld from the reader is not found by it.
std::vector<Case> found_by(db::Tx& tx, Desk const& desk, access::Permit const& permit, std::string const& q) {
    auto const& by = permit.by();
    bool const has_digit = std::ranges::any_of(q, [](char c) { return c >= '0' && c <= '9'; });
    if (auto const id = CaseId::parse(q); id && has_digit && q.size() >= 12)
        if (auto rows = store::list_some(tx, permit, {*id}); !rows.empty()) return rows;
    auto const keep = [&](std::vector<CaseId> const& ids, auto may) {
        auto rows = store::list_some(tx, permit, ids);
        std::erase_if(rows, [&](Case const& c) { return !may(c); });
        return rows;
    };
    auto const reads_persons = [&](Case const& c) { return may_read(by, c, Secrecy::identity); };
    if (auto const nik = Nik::parse(q)) return keep(store::cases_of_nik(tx, nik_digest(desk, *nik)), reads_persons);
    auto rows = keep(store::with_words(tx, store::Scope::name, words(q), page_rows_max), reads_persons);
    for (auto& row : keep(store::with_words(tx, store::Scope::word, words(q), page_rows_max),
                          [&](Case const& c) { return !is_withheld(by, c); }))
        if (std::ranges::find(rows, row.id, &Case::id) == rows.end()) rows.push_back(std::move(row));
    if (rows.size() > page_rows_max) rows.resize(page_rows_max);
    return rows;
}

Result<wire::CaseListOut> searched(House& house, Call const& call, access::Permit const& permit, std::string const& q) {
    Stand const stand(house, call);
    auto out = house.office.db.read([&](db::Tx& tx) {
        wire::CaseListOut page;
        for (auto const& row : found_by(tx, stand.desk(), permit, q))
            page.items.push_back(stand.row(tx, row, permit.by()));
        return page;
    });
    access::note_list(house.office, permit, "cases.searched", call.now);
    return out;
}

Result<wire::CaseListOut> list(House& house, Call const& call, wire::ListIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::see_case, by, in.region.value_or(by.area)));
    store::Asked const asked{.filter = {.queue = text_of(in.queue),
                                        .state = in.state ? boost::describe::enum_to_string(*in.state, "") : "",
                                        .type = text_of(in.type),
                                        .officer = in.officer.value_or(access::AccountId{})},
                             .after = text_of(in.after),
                             .limit = std::clamp<std::int64_t>(in.limit.value_or(page_rows_default), 1, page_rows_max),
                             .now = call.now,
                             .office = house.office.area};
    auto const* type = find_type(asked.filter.type);
    // A filter would tell what is withheld.
    bool const asks_withheld = type != nullptr && ((type->is_child && !by.may(access::Act::see_child)) ||
                                                   (type->is_health && !by.may(access::Act::see_health)));
    bool const asks_health = asked.filter.queue == "health" && !by.may(access::Act::see_health);
    if (asks_withheld || asks_health) return refuse(Why::not_allowed, "cases.withheld");
    auto const q = text_of(in.q);
    // Addresses stay in the histories and logs of whatever they pass through.
    if (mask_niks(q) != q) return refuse(Why::malformed, "cases.nik_in_address", "q");
    if (!q.empty()) return searched(house, call, permit, q);
    Stand const stand(house, call);
    auto out = house.office.db.read([&](db::Tx& tx) -> Result<wire::CaseListOut> {
        wire::CaseListOut page;
        SINERGI_TRY(found, store::list(tx, permit, asked));
        for (auto const& row : found.rows) page.items.push_back(stand.row(tx, row, by));
        if (!found.next.empty()) page.next = found.next;
        return page;
    });
    if (out) access::note_list(house.office, permit, "cases.listed", call.now);
    return out;
}

/// What the reader may know of them; a complaint has a handful.
Result<wire::CaseListOut> list_of_complaint(House& house, Call const& call, grievances::GrievanceId id) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::see_case, by, by.area));
    Stand const stand(house, call);
    auto out = house.office.db.read([&](db::Tx& tx) {
        wire::CaseListOut page;
        for (auto const& row : store::list_some(tx, permit, store::of_grievance(tx, id)))
            page.items.push_back(stand.row(tx, row, by));
        return page;
    });
    access::note_list(house.office, permit, "cases.listed", call.now);
    return out;
}

Result<wire::CaseListOut> search(House& house, Call const& call, wire::SearchIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::see_case, by, in.region.value_or(by.area)));
    return searched(house, call, permit, in.q.text());
}

Result<wire::CaseAlikesOut> list_alike(House& house, Call const& call, wire::SimilarIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Similar const asked{.region = in.region.value_or(by.area),
                        .name = text_of(in.name),
                        .need = text_of(in.need),
                        .type = text_of(in.type),
                        .nik = in.nik,
                        .sex = text_of(in.sex),
                        .born_on = in.born_on};
    SINERGI_TRY(permit, access::permit(access::Act::see_case, by, asked.region));
    Stand const stand(house, call);
    auto out = house.office.db.read([&](db::Tx& tx) -> Result<wire::CaseAlikesOut> {
        SINERGI_TRY(rows, similar(tx, stand.desk(), by, asked));
        wire::CaseAlikesOut alike;
        for (auto const& one : rows) {
            auto& out_row = alike.items.emplace_back(wire::CaseAlikeOut{stand.row(tx, one.row, by), one.because, {}});
            for (auto const& reason : one.reasons) out_row.reasons.push_back({reason.id, reason.en});
        }
        return alike;
    });
    access::note_list(house.office, permit, "cases.searched", call.now);
    return out;
}

struct TypeOut {
    std::string code, name_id, name_en;
    std::int64_t number = 0;
    bool is_child = false;
};
BOOST_DESCRIBE_STRUCT(TypeOut, (), (code, name_id, name_en, number, is_child))
struct ServiceOut {
    std::string code, name_id, name_en, unit;
};
BOOST_DESCRIBE_STRUCT(ServiceOut, (), (code, name_id, name_en, unit))
struct CaseWordsOut {
    std::vector<TypeOut> types;
    std::vector<ServiceOut> services;
    std::vector<wire::CaseNameOut> escalation_reasons, close_reasons;
    std::vector<std::string> entry_kinds;  // those that are written by hand
};
BOOST_DESCRIBE_STRUCT(CaseWordsOut, (), (types, services, escalation_reasons, close_reasons, entry_kinds))

CaseWordsOut words_out() {
    CaseWordsOut out;
    for (auto const& t : ppks_types())
        out.types.push_back(
            {std::string(t.code), std::string(t.name_id), std::string(t.name_en), t.number, t.is_child});
    for (auto const& s : service_codes())
        out.services.push_back(
            {std::string(s.code), std::string(s.name_id), std::string(s.name_en), std::string(s.unit)});
    for (auto const& r : escalation_reasons())
        out.escalation_reasons.push_back({std::string(r.code), std::string(r.name_id), std::string(r.name_en)});
    for (auto const& r : close_reasons())
        out.close_reasons.push_back({std::string(r.code), std::string(r.name_id), std::string(r.name_en)});
    for (auto const& kind : entry_kinds())
        if (kind.part != Part::deed) out.entry_kinds.emplace_back(kind.word);
    return out;
}

}  // namespace

void add_list_routes(http::Router& router, House& house) {
    router.add<http::Nothing, wire::CaseQueuesOut>(
        Method::get, "/api/v1/cases/queues", {.summary = "Queues of cases with counts and age", .tag = "cases"},
        [&](Call const& call, http::Nothing const&) { return list_queues(house, call); });
    router.add<http::Nothing, CaseWordsOut>(
        Method::get, "/api/v1/cases/words",
        {.summary = "PPKS types, services, reasons: the lists a screen offers", .tag = "cases"},
        [&](Call const& call, http::Nothing const&) -> Result<CaseWordsOut> {
            SINERGI_TRY(by, house.doors.officer(call));
            return words_out();
        });
    router.add<wire::ListIn, wire::CaseListOut>(
        Method::get, "/api/v1/cases", {.summary = "A queue, a filter or a search", .tag = "cases"},
        [&](Call const& call, wire::ListIn const& in) { return list(house, call, in); });
    router.add<wire::OfComplaintIn, wire::CaseListOut>(
        Method::get, "/api/v1/grievances/{id}/cases",
        {.summary = "The cases that a complaint became, the newest first", .tag = "cases"},
        [&](Call const& call, wire::OfComplaintIn const& in) { return list_of_complaint(house, call, in.id); });
    router.add<wire::SearchIn, wire::CaseListOut>(
        Method::post, "/api/v1/cases/search",
        {.summary = "By number, NIK, name or words; numbers of people stand in no address", .tag = "cases"},
        [&](Call const& call, wire::SearchIn const& in) { return search(house, call, in); });
    router.add<wire::SimilarIn, wire::CaseAlikesOut>(
        Method::post, "/api/v1/cases/similar", {.summary = "Is this person known already?", .tag = "cases"},
        [&](Call const& call, wire::SimilarIn const& in) { return list_alike(house, call, in); });
}

}  // namespace sinergi::cases
