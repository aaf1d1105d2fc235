#include "engine/store/json.hpp"

#include <fmt/format.h>

#include <iterator>

#include "engine/core/hash.hpp"
#include "engine/store/record_json.hpp"

namespace thimble::store {

namespace {

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json json_of(const motion::MeasureSet& measures) {
  Json list = Json::array();
  for (const motion::Measure& m : measures) {
    const motion::MeasureInfo* info = motion::find_measure(m.id);
    Json measure = {{"id", m.id},
                    {"value", or_null(m.value)},
                    {"unit", info == nullptr ? std::string{} : std::string{info->unit}},
                    {"version", m.version}};
    if (!m.value) measure["reason"] = m.reason;
    list.push_back(std::move(measure));
  }
  return list;
}

Json json_of(const play::Content& content) {
  Json strokes = Json::array();
  for (const play::ContentStroke& stroke : content.strokes) {
    Json points = Json::array();
    for (Vec2 p : stroke.line.points()) points.push_back(Json::array({p.x, p.y}));
    strokes.push_back({{"id", stroke.id}, {"points", std::move(points)}});
    if (!stroke.widths.empty()) strokes.back()["widths"] = stroke.widths;
  }
  return {{"id", content.id},
          {"hash", content.hash},
          {"page_mm", Json::array({content.page_mm.x, content.page_mm.y})},
          {"strokes_mm", std::move(strokes)}};
}

Json json_of(const TrialSummary& trial) {
  return {{"trial", trial.id},
          {"session", trial.session},
          {"child", trial.child},
          {"number", trial.number},
          {"game", trial.game},
          {"game_version", trial.game_version},
          {"exercise", trial.exercise},
          {"outcome", play::name_of(trial.outcome)},
          {"prompt_level", play::name_of(trial.prompt_level)},
          {"started_utc", trial.started_utc},
          {"ticks", trial.ticks},
          {"samples", trial.samples},
          {"simulated", trial.simulated},
          {"calibrated", trial.calibrated},
          {"measures", json_of(trial.measures)}};
}

Json json_of(const Child& child) {
  return {{"child", child.code},
          {"picture", child.picture},
          {"birth_year", or_null(child.birth_year)},
          {"birth_month", or_null(child.birth_month)},
          {"hand", name_of(child.hand)},
          {"created_utc", child.created_utc}};
}

Json json_of(const SessionInfo& session) {
  return {{"session", session.id},
          {"child", session.child},
          {"started_utc", session.started_utc},
          {"simulated", session.simulated},
          {"trials", session.trials}};
}

template <class T>
std::string listed(std::string_view name, std::span<const T> items) {
  Json list = Json::array();
  for (const T& item : items) list.push_back(json_of(item));
  Json document;
  document[std::string{name}] = std::move(list);
  return text_of(document) + '\n';
}

}  // namespace

std::string trial_json(const play::TrialRecord& record, std::string_view child) {
  const play::TrialSetup& setup = record.setup;
  const Json fingerprint = record.fingerprint == 0 ? Json(nullptr) : Json(hex(record.fingerprint));
  const Json document = {{"trial", setup.id},
                         {"child", child},
                         {"session", setup.session},
                         {"number", setup.number},
                         {"game", setup.game},
                         {"game_version", setup.game_version},
                         {"exercise", setup.exercise},
                         {"simulated", setup.simulated},
                         {"seed", setup.seed},
                         {"parameters", json_of(setup.parameters)},
                         {"content", json_of(*setup.content)},
                         {"measures", json_of(record.measures)},
                         {"timing", json_of(record.timing)},
                         {"calibration", json_of(setup.calibration)},
                         {"mapping", json_of(setup.mapping)},
                         {"prompt_level", play::name_of(record.prompt_level)},
                         {"outcome", play::name_of(record.outcome)},
                         {"started_utc", setup.started_utc},
                         {"started_monotonic_ns", setup.started.count()},
                         {"ticks", record.ticks},
                         {"samples", record.samples.size()},
                         {"events", json_of(record.events)},
                         {"fingerprint", fingerprint}};
  return text_of(document) + '\n';
}

std::string children_json(std::span<const Child> children) { return listed("children", children); }
std::string sessions_json(std::span<const SessionInfo> sessions) { return listed("sessions", sessions); }
std::string trials_json(std::span<const TrialSummary> trials) { return listed("trials", trials); }

std::string measured_json(const MeasuredFile& measured) {
  const bool raw = measured.chain == motion::SignalChain::Kind::kRaw;
  Json document{{"chain", raw ? "raw" : "full"}};
  if (const auto& drawing = measured.drawing)
    document["template"] = {{"page_mm", {drawing->page_mm.x, drawing->page_mm.y}},
                            {"strokes", drawing->strokes},
                            {"length_mm", drawing->length_mm}};
  for (const MeasuredFile::Sequence& sequence : measured.sequences)
    document["sequences"].push_back(
        {{"task", sequence.task}, {"sequence", sequence.sequence}, {"measures", json_of(sequence.measures)}});
  if (!measured.verdict.empty()) document["verdict"] = measured.verdict;
  document["measures"] = json_of(measured.measures);
  return text_of(document) + '\n';
}

std::string samples_csv(std::span<const motion::Sample> samples) {
  std::string csv = "t_ns,t_seen_ns,tick,id,device,source,phase,x_mm,y_mm,x_px,y_px,pressure\n";
  for (const motion::Sample& s : samples) {
    fmt::format_to(std::back_inserter(csv), "{},{},{},{},{},{},{},{},{},{},{},", s.t.count(),
                   s.t_seen.count(), s.tick, s.contact, name_of(s.device), name_of(s.source),
                   name_of(s.phase), s.mm.x, s.mm.y, s.px.x, s.px.y);
    if (s.pressure) fmt::format_to(std::back_inserter(csv), "{}", *s.pressure);
    csv += '\n';
  }
  return csv;
}

}  // namespace thimble::store
