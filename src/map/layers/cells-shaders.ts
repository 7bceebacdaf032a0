/** Most classes a ramp may have; the last colour is for beyond the last step. */
export const MAX_STEPS = 12;

/** Shared by both ways of drawing: colour by class, place from the offset, the most peopled cell on top. */
const COMMON = `#version 300 es
precision highp float;
uniform mat4 u_matrix;
uniform vec2 u_cell;
uniform float u_stretch;
uniform float u_least;
uniform bool u_points;
uniform bool u_answered;
uniform int u_count;
uniform uint u_steps[${MAX_STEPS}];
uniform vec3 u_colors[${MAX_STEPS + 1}];
uniform vec3 u_unreached;
uniform vec3 u_low;
uniform vec3 u_high;
in vec2 a_offset;
in float a_weight;
in uint a_value;
flat out vec3 v_color;
flat out vec2 v_half;
vec3 colorOf() {
  if (!u_answered) return mix(u_low, u_high, a_weight * a_weight);
  if (a_value == 0xffffffffu) return u_unreached;
  int index = 0;
  // A value equal to a step is within it, as everywhere: <=.
  for (int i = 0; i < ${MAX_STEPS}; i++) if (i < u_count && a_value > u_steps[i]) index = i + 1;
  return u_colors[index];
}
vec2 sizeOf() {
  if (u_points) return vec2(u_least * (0.7 + 2.3 * a_weight * a_weight));
  // A tenth of a pixel over, because places are snapped to fractions of one: no seams between neighbours.
  return max(u_cell * vec2(1.0, 1.0 + u_stretch * a_offset.y) + 0.1, vec2(u_least));
}
vec4 placeOf() {
  vec4 place = u_matrix * vec4(a_offset, 0.0, 1.0);
  place.z = (0.9 - 1.8 * a_weight) * place.w;
  return place;
}
`;

/** One vertex per cell, as a GL point. */
export const POINT_VERTEX = `${COMMON}
void main() {
  vec2 size = sizeOf();
  gl_Position = placeOf();
  gl_PointSize = max(size.x, size.y) + 0.5;
  v_half = 0.5 * size / gl_PointSize;
  v_color = colorOf();
}`;

/** Cuts the square point down to the true rectangle of the cell, or to a disc. */
export const POINT_FRAGMENT = `#version 300 es
precision highp float;
uniform bool u_points;
flat in vec3 v_color;
flat in vec2 v_half;
out vec4 color;
void main() {
  vec2 from = abs(gl_PointCoord - 0.5);
  if (u_points ? length(from) > v_half.x : any(greaterThan(from, v_half + 0.002))) discard;
  color = vec4(v_color, 1.0);
}`;

/** Large cells as instanced rectangles: points vanish when their centre leaves the screen, and have a largest size. */
export const QUAD_VERTEX = `${COMMON}
uniform vec2 u_pixel;
void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) - 0.5;
  gl_Position = placeOf();
  gl_Position.xy += corner * sizeOf() * u_pixel * gl_Position.w;
  v_half = corner;
  v_color = colorOf();
}`;

export const QUAD_FRAGMENT = `#version 300 es
precision highp float;
flat in vec3 v_color;
out vec4 color;
void main() { color = vec4(v_color, 1.0); }`;

/** Lays the finished picture over the map. */
export const BLIT_VERTEX = `#version 300 es
out vec2 v_at;
void main() {
  vec2 corner = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2);
  v_at = corner;
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}`;

export const BLIT_FRAGMENT = `#version 300 es
precision mediump float;
uniform sampler2D u_picture;
uniform float u_opacity;
in vec2 v_at;
out vec4 color;
void main() { color = texture(u_picture, v_at) * u_opacity; }`;
