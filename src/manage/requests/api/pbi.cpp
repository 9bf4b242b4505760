// PBI-JK: the file for SIKS-NG, its outcome, data that is due.

#include "requests/api/shared.hpp"

#include "access/doors.hpp"
#include "plumbing/sheet/xlsx.hpp"

#include <charconv>

namespace sinergi::requests {
namespace {

using http::Call;
using http::Method;
using http::Nothing;
using http::Reply;

constexpr std::string_view tag = "requests";
constexpr std::int64_t file_rows_max = 5'000;

struct BatchOut {
    std::string batch;
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(BatchOut, (), (batch, count))

struct OutcomeIn {
    RequestId id;
    bool is_reactivated = false;
    Date on;
    std::optional<Text<0, 500>> text;
};
BOOST_DESCRIBE_STRUCT(OutcomeIn, (), (id, is_reactivated, on, text))
struct UpdatedIn {
    RequestId id;
    Date on;
};
BOOST_DESCRIBE_STRUCT(UpdatedIn, (), (id, on))

struct DueRow {
    wire::RequestRowOut request;
    std::optional<Date> update_due;
    bool is_over = false;
};
BOOST_DESCRIBE_STRUCT(DueRow, (), (request, update_due, is_over))
struct PbiOut {
    std::int64_t waiting = 0;  // recommendations for the next file
    std::vector<DueRow> due;   // reactivated, data not updated; the earliest first
};
BOOST_DESCRIBE_STRUCT(PbiOut, (), (waiting, due))

Result<PbiOut> standing(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::see_request, by, by.area));
    Stand const stand(house, call);
    auto out = house.office.db.read([&](db::Tx& tx) {
        PbiOut rows{.waiting = static_cast<std::int64_t>(store::pbi_waiting(tx, permit, 1'000).size()), .due = {}};
        auto const kinds = store::kinds(tx);
        for (auto const id : store::pbi_not_updated(tx, permit, 100)) {
            auto const pbi = store::find_pbi(tx, id);
            auto const request = store::get_plain(tx, id);
            SINERGI_CHECK(pbi && request);
            rows.due.push_back({.request = stand.row(tx, listed(*request, store::person(tx, id)), kinds),
                                .update_due = pbi->update_due,
                                .is_over = pbi->update_due && *pbi->update_due < stand.today()});
        }
        return rows;
    });
    access::note_list(house.office, permit, "requests.pbi_listed", call.now);
    return out;
}

std::string workbook(Stand const& stand, Batch const& batch) {
    auto& house = stand.house();
    auto const word = [&](std::string const& key) { return house.say("requests.sheet." + key, "id"); };
    sheet::XlsxWriter book(house.office.name, stand.now());
    book.sheet(word("pbi"),
               {{"No", 6},
                {"NIK", 20},
                {word("kk"), 20},
                {word("name"), 30},
                {word("born_place"), 18},
                {word("born_on"), 14},
                {word("address"), 36},
                {word("village_code"), 14},
                {word("village"), 22},
                {word("district"), 22},
                {word("need"), 18},
                {word("facility"), 30},
                {word("facility_number"), 22},
                {word("facility_day"), 16},
                {word("deactivated"), 16},
                {word("number"), 26},
                {word("dated"), 14}},
               {house.office.name, word("pbi_above")});
    std::int64_t line = 0;
    auto const answer = [](Person const& p, std::string const& code) {
        auto const found = p.answers.find(code);
        return found == p.answers.end() ? std::string{} : found->second;
    };
    for (auto const& row : batch.rows) {
        auto const& p = row.person;
        auto const need = stand.word_name("need", boost::describe::enum_to_string(row.pbi.need, ""));
        auto const& region = row.request.region;
        book.row({++line, p.nik, p.no_kk, p.name, p.born_place, p.born_on ? sheet::Cell(*p.born_on) : sheet::Cell(),
                  p.address, region.text(), house.areas.name_of(region), house.areas.name_of(region.parent()), need,
                  answer(p, "faskes"), answer(p, "nomor_faskes"), answer(p, "tanggal_faskes"),
                  row.pbi.deactivated_on ? sheet::Cell(*row.pbi.deactivated_on) : sheet::Cell(), row.number,
                  row.dated});
    }
    return std::move(book).take();
}

Result<Reply> give_file(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    std::int64_t number = 0;
    auto const& text = call.parameters.find("batch")->second;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || number <= 0) return refuse(Why::not_found, "requests.pbi_batch_unknown");
    Stand const stand(house, call);
    SINERGI_TRY(
        batch, house.office.db.write([&](db::Tx& tx) { return propose(tx, stand.desk(), by, number, file_rows_max); }));
    return Reply::file(workbook(stand, batch), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                       "reaktivasi-pbi-" + text + ".xlsx");
}

}  // namespace

void add_pbi_routes(http::Router& router, House& house) {
    router.add<Nothing, PbiOut>(Method::get, "/api/v1/pbi",
                                {.summary = "PBI-JK: what waits for the next file, whose data is due", .tag = tag},
                                [&](Call const& call, Nothing const&) { return standing(house, call); });
    router.add<Nothing, BatchOut>(
        Method::post, "/api/v1/pbi/batches", {.summary = "Make the file for SIKS-NG", .tag = tag},
        [&](Call const& call, Nothing const&) -> Result<BatchOut> {
            SINERGI_TRY(by, house.doors.officer(call));
            Stand const stand(house, call);
            return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<BatchOut> {
                SINERGI_TRY(batch, propose(tx, stand.desk(), by, 0, file_rows_max));
                return BatchOut{std::to_string(batch.batch), static_cast<std::int64_t>(batch.rows.size())};
            });
        });
    http::add_file_route(router, house, Method::get, "/api/v1/pbi/batches/{batch}",
                         {.summary = "The file for SIKS-NG (XLSX)", .tag = tag}, give_file);
    router.add<OutcomeIn, Pbi>(
        Method::post, "/api/v1/requests/{id}/outcome", {.summary = "What SIKS-NG decided", .tag = tag},
        [&](Call const& call, OutcomeIn const& in) -> Result<Pbi> {
            SINERGI_TRY(by, house.doors.officer(call));
            Stand const stand(house, call);
            return access::once(house.office, call, by.id, [&](db::Tx& tx) {
                return decide(tx, stand.desk(), by, in.id, {in.is_reactivated, in.on, text_of(in.text)});
            });
        });
    router.add<UpdatedIn, Pbi>(
        Method::post, "/api/v1/requests/{id}/updated", {.summary = "The data was updated in DTSEN", .tag = tag},
        [&](Call const& call, UpdatedIn const& in) -> Result<Pbi> {
            SINERGI_TRY(by, house.doors.officer(call));
            Stand const stand(house, call);
            return access::once(house.office, call, by.id,
                                [&](db::Tx& tx) { return data_updated(tx, stand.desk(), by, in.id, in.on); });
        });
}

}  // namespace sinergi::requests
