/* cart_pole.c: the plant of cart_pole.h. */
#include "cart_pole.h"

#include <math.h>
#include <string.h>

#include "check.h"

#define NAME "cart_pole.xml"

/* In the order of their joints: 0 the cart's, 1 the pole's. Friction is small but there. Nothing
 * touches anything: the track's ends are a limit of the joint. */
static const char description[] =
    "<mujoco model='cart-pole'>"
    "  <option timestep='0.002' integrator='implicitfast'/>"
    "  <default><geom contype='0' conaffinity='0'/></default>"
    "  <worldbody>"
    "    <body name='cart'>"
    "      <joint name='track' type='slide' axis='1 0 0' limited='true' range='-2 2'"
    "             damping='0.1'/>"
    "      <geom type='box' size='0.12 0.08 0.05' mass='1'/>"
    "      <body name='pole'>"
    "        <joint name='hinge' type='hinge' axis='0 1 0' limited='false' damping='0.002'/>"
    "        <geom type='capsule' fromto='0 0 0 0 0 0.8' size='0.015' mass='0.2'/>"
    "      </body>"
    "    </body>"
    "  </worldbody>"
    "  <actuator><motor joint='track' gear='15' ctrllimited='true' ctrlrange='-1 1'/></actuator>"
    "</mujoco>";

void cart_pole_create(struct cart_pole *plant)
{
    char error[512] = "";
    mjVFS files;
    mj_defaultVFS(&files);
    if (mj_addBufferVFS(&files, NAME, description, (int)strlen(description)) != 0) {
        stop("MuJoCo does not take the description of the cart-pole");
    }
    plant->model = mj_loadXML(NAME, &files, error, sizeof error);
    mj_deleteVFS(&files);
    if (plant->model == NULL) {
        stop("MuJoCo: %s", error);
    }
    plant->data = mj_makeData(plant->model);
    if (plant->data == NULL) {
        stop("MuJoCo has no memory for the state");
    }
}

void cart_pole_free(struct cart_pole *plant)
{
    mj_deleteData(plant->data);
    mj_deleteModel(plant->model);
}

struct pole_figures cart_pole_figures(const struct cart_pole *plant)
{
    const mjModel *model = plant->model;
    const int cart = mj_name2id(model, mjOBJ_BODY, "cart");
    const int pole = mj_name2id(model, mjOBJ_BODY, "pole");
    struct pole_figures figures;
    figures.cart_mass = model->body_mass[cart];
    figures.pole_mass = model->body_mass[pole];
    figures.length = model->body_ipos[3 * pole + 2];
    /* About the hinge: that about the centre of mass, and Steiner's share. MuJoCo sorts the
     * principal moments; a thin rod has two large ones, of which the hinge has one. */
    figures.inertia = model->body_inertia[3 * pole] +
                      figures.pole_mass * figures.length * figures.length;
    figures.gravity = -model->opt.gravity[2];
    return figures;
}

void cart_pole_place(struct cart_pole *plant, const struct state *state)
{
    mj_resetData(plant->model, plant->data);
    plant->data->qpos[0] = state->position;
    plant->data->qpos[1] = state->angle;
    plant->data->qvel[0] = state->velocity;
    plant->data->qvel[1] = state->angular_velocity;
}

struct state cart_pole_state(const struct cart_pole *plant)
{
    const mjData *data = plant->data;
    return (struct state){data->qpos[0], remainder(data->qpos[1], 2.0 * mjPI), data->qvel[0],
                          data->qvel[1]};
}

void cart_pole_step(struct cart_pole *plant, double force)
{
    plant->data->ctrl[0] = force;
    mj_step(plant->model, plant->data);
}

void cart_pole_observe(const struct state *state, float observation[OBSERVATIONS])
{
    observation[0] = (float)sin(state->angle);
    observation[1] = (float)cos(state->angle);
    observation[2] = (float)(state->angular_velocity / 8.0);
    observation[3] = (float)(state->position / TRACK);
    observation[4] = (float)(state->velocity / 4.0);
}
