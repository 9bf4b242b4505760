// A list out: asked for with a purpose, noted in the audit chain, then made.

#include "registry/actions/export.hpp"
#include "plumbing/http/file_route.hpp"
#include "plumbing/json/read.hpp"
#include "registry/api/stand.hpp"

#include <fmt/format.h>

namespace sinergi::registry {
namespace {

using http::Call;
using http::Reply;

struct RegistryExportIn {
    RegionCode region;
    std::optional<ExportList> list;
    std::optional<ExportShape> shape;
    std::optional<ExportNumbers> numbers;
    std::optional<Date> as_of;
    Text<0, 500> purpose;
};
BOOST_DESCRIBE_STRUCT(RegistryExportIn, (), (region, list, shape, numbers, as_of, purpose))

Result<Reply> give(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(in, json::read<RegistryExportIn>(call.body));
    NewExport const wish{.region = in.region,
                         .list = in.list.value_or(ExportList::families),
                         .shape = in.shape.value_or(ExportShape::xlsx),
                         .numbers = in.numbers.value_or(ExportNumbers::masked),
                         .as_of = in.as_of,
                         .purpose = in.purpose.text()};
    Stand stand(house, call);
    auto const desk = stand.desk();
    SINERGI_TRY(permit, may_export(by, wish));
    SINERGI_TRY(trail, house.office.db.write(
                           [&](db::Tx& tx) -> Result<Id<Export>> { return note_export(tx, desk, permit, wish); }));
    SINERGI_TRY(bytes, house.office.db.read(
                           [&](db::Tx& tx) { return export_file(tx, desk, permit, wish, trail, call.language()); }));
    bool const is_xlsx = wish.shape == ExportShape::xlsx;
    return Reply::file(
        std::move(bytes),
        is_xlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8",
        fmt::format("registri-{}-{}.{}", permit.area().text(), desk.today().text(), is_xlsx ? "xlsx" : "csv"));
}

}  // namespace

void add_export_routes(http::Router& router, House& house) {
    http::add_file_route(router, house, http::Method::post, "/api/v1/registry/exports",
                         {.summary = "A list of an area, with its purpose", .tag = "registry"}, give);
}

}  // namespace sinergi::registry
