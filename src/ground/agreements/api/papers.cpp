// Files of an agreement: the signed paper, proofs, minutes.

#include "access/rules.hpp"
#include "agreements/api/told.hpp"
#include "agreements/store.hpp"
#include "plumbing/http/file_route.hpp"
#include "plumbing/json/write.hpp"

#include <algorithm>

namespace sinergi::agreements {
namespace {

using http::Call;
using http::Method;
using http::Reply;

constexpr std::string_view tag = "agreements";
constexpr std::size_t paper_bytes_max = std::size_t{10} * 1024 * 1024;
constexpr std::size_t form_bytes_max = paper_bytes_max + std::size_t{64} * 1024;

struct AgreementPaperOut {
    std::string name, file_name, type;
    std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(AgreementPaperOut, (), (name, file_name, type, bytes))

std::string_view type_of(std::string_view bytes) {
    if (bytes.starts_with("%PDF-")) return "application/pdf";
    if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
    if (bytes.starts_with("\x89PNG\r\n")) return "image/png";
    return {};
}

/// One file of a form, kept and written down.
Result<AgreementPaperOut> take_paper(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_MUST(access::permit(access::Act::manage_agreement, by, house.office.area));
    SINERGI_TRY(id, http::id_at<AgreementId>(call, "id"));
    PaperKind kind{};
    if (!boost::describe::enum_from_string(call.asked("kind").value_or("proof").c_str(), kind))
        return refuse(Why::malformed, "agreements.paper_kind_unknown", "kind");
    SINERGI_TRY(parts, http::read_form(call));
    auto const file = std::ranges::find_if(parts, [](http::FormPart const& part) { return !part.file_name.empty(); });
    if (file == parts.end()) return refuse(Why::malformed, "agreements.paper_missing", "file");
    auto const type = type_of(file->bytes);
    if (type.empty()) return refuse(Why::malformed, "agreements.paper_type", "file");
    if (file->bytes.size() > paper_bytes_max) return refuse(Why::too_large, "agreements.paper_large", "10");
    auto const file_name = Line<1, 120>::parse(file->file_name);
    Paper const paper{.name = house.files.put(file->bytes),
                      .kind = kind,
                      .file_name = file_name ? file_name->text() : "berkas",
                      .type = std::string(type),
                      .bytes = static_cast<std::int64_t>(file->bytes.size())};
    auto const desk = house.desk(call.now);
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<AgreementPaperOut> {
        SINERGI_MUST(add_paper(tx, desk, by, id, paper));
        return AgreementPaperOut{paper.name, paper.file_name, paper.type, paper.bytes};
    });
}

Result<Reply> give_paper(House& house, Call const& call) {
    SINERGI_MUST(reader(house, call));
    SINERGI_TRY(id, http::id_at<AgreementId>(call, "id"));
    auto const name = call.parameters.find("name")->second;
    auto const papers = house.office.db.read([&](db::Tx& tx) { return store::papers_of(tx, id); });
    auto const known = std::ranges::find(papers, name, &Paper::name);
    if (known == papers.end()) return refuse(Why::not_found, "agreements.paper_unknown");
    auto bytes = house.files.get(name);
    // The other side's file is named before its bytes are here.
    if (!bytes) return refuse(Why::not_found, "agreements.paper_on_its_way");
    auto const type = known->type.empty() ? type_of(*bytes) : std::string_view(known->type);
    auto const file_name = known->file_name.empty() ? name.substr(0, 12) : known->file_name;
    return Reply::file(*std::move(bytes), type.empty() ? "application/octet-stream" : std::string(type), file_name);
}

}  // namespace

void add_paper_routes(http::Router& router, House& house) {
    http::add_form_route(
        router, house, "/api/v1/agreements/{id}/papers",
        {.summary = "Add a file: ?kind=signed_file|proof|minutes", .tag = tag, .body_max = form_bytes_max}, take_paper);
    http::add_file_route(router, house, Method::get, "/api/v1/agreements/{id}/papers/{name}",
                         {.summary = "A file", .tag = tag}, give_paper);
}

}  // namespace sinergi::agreements
